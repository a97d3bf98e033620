import { onlineManager, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeQueryClient } from "@/components/frame/query-client";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import { ToastProvider } from "@/components/ui/toast";
import { accountQuery } from "@/lib/client/account-query";
import { DRAFT_STORAGE_KEY, EMPTY_DRAFT, useDraftStore } from "@/lib/client/draft-store";
import { useSetupStore } from "@/lib/client/setup-store";
import { PLAIN_SETUP } from "@/lib/client/stored-setup";
import { modelList } from "@/lib/client/testing/model-list";
import type { AccountView, WhoAmI } from "@/lib/contract/accounts";
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";
import { SHOWN_ACCOUNT_HEADER } from "@/lib/contract/shown-account";
import { Playground } from "./playground";

type Answer = () => Response | Promise<Response>;
const started: { key: string | null; shown: string | null; body: { prompt: string } }[] = [];
let answers: Record<string, Answer>;

const problem = (status: number, errors: { path: string; message: string }[]) => () =>
  Response.json(
    { type: "about:blank", title: "No", status, code: "invalid-body", detail: "No.", errors },
    { status },
  );

beforeEach(() => {
  fakeLayout();
  localStorage.clear();
  started.length = 0;
  useDraftStore.setState({ draft: EMPTY_DRAFT });
  useSetupStore.setState({ setup: PLAIN_SETUP });
  answers = {
    "GET /api/models": () => Response.json(modelList()),
    "POST /api/runs": () => Response.json({ id: "r1", url: "/runs/r1", events: "/x" }, { status: 202 }),
  };
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const call = `${init.method} ${path}`;
    if (call === "POST /api/runs") {
      started.push({
        key: new Headers(init.headers).get("idempotency-key"),
        shown: new Headers(init.headers).get(SHOWN_ACCOUNT_HEADER),
        body: JSON.parse(String(init.body)),
      });
    }
    return answers[call]?.() ?? Response.json({}, { status: 404 });
  });
});
afterEach(() => {
  cleanup();
  onlineManager.setOnline(true);
  vi.unstubAllGlobals();
  window.history.replaceState(null, "", "/");
});

function show(client = makeClient(), query = "") {
  render(
    <QueryClientProvider client={client}>
      <SearchParamsContext value={new URLSearchParams(query)}>
        <ToastProvider>
          <Playground renderRun={(id) => <p>{id}</p>} />
        </ToastProvider>
      </SearchParamsContext>
    </QueryClientProvider>,
  );
}

const makeClient = () => {
  const client = makeQueryClient();
  client.setDefaultOptions({ ...client.getDefaultOptions(), queries: { retry: false } });
  return client;
};

it("opens with the first sample filled in, one press away from its run", async () => {
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Run the sample" }));
  await vi.waitFor(() => expect(window.location.search).toBe("?run=r1"));
  expect(started.map((run) => run.body.prompt)).toEqual([SAMPLE_PROMPTS[0]?.prompt]);
  expect(started[0]?.key).toMatch(/^[0-9a-f]{32}$/);
});

it("shows a refusal beside the prompt and keeps what was written, until it is changed", async () => {
  localStorage.setItem(
    DRAFT_STORAGE_KEY,
    JSON.stringify({ state: { draft: { prompt: "Why?", visited: true } }, version: 1 }),
  );
  answers["POST /api/runs"] = problem(422, [{ path: "prompt", message: "Too short to ask." }]);
  show();
  await screen.findByDisplayValue("Why?");
  fireEvent.click(screen.getByRole("button", { name: "Run" }));
  expect(await screen.findByText("Too short to ask.")).toBeTruthy();
  const editor = screen.getByRole("textbox", { name: "Prompt" }) as HTMLTextAreaElement;
  expect(editor.value).toBe("Why?");
  fireEvent.change(editor, { target: { value: "Why not?" } });
  expect(screen.queryByText("Too short to ask.")).toBeNull();
});

it("keeps showing a refusal when the models arrive after it", async () => {
  let deliver: (response: Response) => void = () => undefined;
  answers["GET /api/models"] = () => new Promise<Response>((resolve) => (deliver = resolve));
  answers["POST /api/runs"] = problem(422, [{ path: "pool.0.model", message: "lab/a cannot answer now." }]);
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Run the sample" }));
  await screen.findByText("lab/a cannot answer now.");
  deliver(Response.json(modelList()));
  await screen.findByRole("button", { name: /^Pool.*Alpha/ });
  expect(screen.getByText("lab/a cannot answer now.")).toBeTruthy();
});

it("does not send an empty prompt, and says why", async () => {
  show();
  await screen.findByRole("button", { name: "Run the sample" });
  const editor = screen.getByRole("textbox", { name: "Prompt" });
  fireEvent.change(editor, { target: { value: "" } });
  expect(screen.queryByText("The prompt is empty: write what to ask.")).toBeNull();
  fireEvent.keyDown(editor, { key: "Enter", ctrlKey: true });
  expect(await screen.findByText("The prompt is empty: write what to ask.")).toBeTruthy();
  expect(started).toEqual([]);
});

it("says with a run whom the page shows, and asks who it is once that is refused", async () => {
  const client = makeClient();
  const account = { id: "acc_ada", name: "Ada" } as AccountView;
  client.setQueryData(accountQuery.queryKey, { account } as WhoAmI);
  const signedOut = "You are signed out: sign in again. Your prompt stays.";
  answers["POST /api/runs"] = () =>
    Response.json(
      { type: "about:blank", title: "No", status: 401, code: "sign-in-needed", detail: signedOut },
      { status: 401 },
    );
  show(client);
  fireEvent.click(await screen.findByRole("button", { name: "Run the sample" }));
  expect(await screen.findByText(signedOut)).toBeTruthy();
  expect(started.map(({ shown }) => shown)).toEqual(["acc_ada"]);
  expect(client.getQueryState(accountQuery.queryKey)?.isInvalidated).toBe(true);
  expect(screen.getByRole("textbox", { name: "Prompt" })).toHaveProperty("value", SAMPLE_PROMPTS[0]?.prompt);
});

it("finds no fault with a pasted answer before anybody was in its fields, unless it is to be run", async () => {
  const FAULT = "Paste the answer's text, or remove this member.";
  show();
  fireEvent.click(await screen.findByRole("button", { name: /^Pool.*Alpha/ }));
  // The part's panel is another file, still to be loaded.
  const paste = () => screen.getByRole("button", { name: "Add a pasted answer" });
  fireEvent.click(await vi.waitFor(paste, { timeout: 20_000 }));
  const from = screen.getByRole("textbox", { name: "Where it is from" });
  expect([screen.queryByText("Name where this answer is from."), screen.queryByText(FAULT)]).toEqual([
    null,
    null,
  ]);
  fireEvent.blur(from);
  expect(screen.getAllByText("Name where this answer is from.").length).toBeGreaterThan(0);
  expect(screen.queryByText(FAULT)).toBeNull();
  fireEvent.keyDown(document.body, { key: "Enter", ctrlKey: true });
  expect((await screen.findAllByText(FAULT)).length).toBeGreaterThan(0);
  expect(started).toEqual([]);
});

it("says at once that no server is reached while the browser is offline, and starts nothing later", async () => {
  answers["POST /api/runs"] = () => Promise.reject(new TypeError("Failed to fetch"));
  show();
  await screen.findByRole("button", { name: /^Pool.*Alpha/ });
  onlineManager.setOnline(false);
  fireEvent.click(screen.getByRole("button", { name: "Run the sample" }));
  expect(await screen.findByText(/cannot be reached.*Your prompt stays/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Run" }).getAttribute("aria-busy")).toBe("false");
  act(() => onlineManager.setOnline(true));
  expect(started).toHaveLength(1);
});

it("says that a link replaced the setup, and that it names more models than a pool has", async () => {
  show(makeClient(), `models=${Array.from({ length: 10 }, (_, n) => `lab/${n}`).join(",")}`);
  expect(await screen.findByText("The link replaced your setup.")).toBeTruthy();
  expect(
    screen.getByText("The link names 10 models, and a pool has at most 8: the last 2 were left out."),
  ).toBeTruthy();
});
