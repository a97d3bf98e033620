import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import { ToastProvider } from "@/components/ui/toast";
import { connectionDeletes } from "@/lib/client/delete-connection";
import type { ConnectionView } from "@/lib/contract/connections";
import { AddConnection } from "./add-connection";
import { Connections } from "./connections";

const LAB: ConnectionView = {
  id: "con_1",
  slug: "lab",
  name: "My lab",
  kind: "openai-compatible",
  own: true,
  baseUrl: "https://llm.example.com/v1",
  hasKey: true,
  keyHint: "9a77",
  state: "ready",
  message: null,
  models: 2,
  createdAt: "2026-11-20T12:00:00.000Z",
};
const DEMO: ConnectionView = {
  ...LAB,
  ...{ id: "demo", slug: "demo", name: "Demo", kind: "demo", own: false, baseUrl: null, hasKey: false },
  ...{ keyHint: null, createdAt: null, models: 4 },
};

let items: ConnectionView[] = [];
let offers: unknown[] = [];
let sent: { call: string; body: unknown }[] = [];
let answers: Record<string, () => Response> = {};

beforeEach(() => {
  fakeLayout();
  items = [LAB, DEMO];
  offers = [];
  sent = [];
  answers = {
    "GET /api/connections": () => Response.json({ items, nextCursor: null }),
    "GET /api/connections/local": () => Response.json({ items: offers, nextCursor: null }),
  };
  connectionDeletes.useHidden.setState({ hidden: new Set() });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const call = `${init.method} ${path}`;
    if (init.method !== "GET") sent.push({ call, body: init.body && JSON.parse(String(init.body)) });
    return answers[call]?.() ?? Response.json({}, { status: 404 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(query = "") {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <SearchParamsContext value={new URLSearchParams(query)}>
        <ToastProvider>
          <AddConnection />
          <Connections />
        </ToastProvider>
      </SearchParamsContext>
    </QueryClientProvider>,
  );
}

const row = async (name: string) => (await screen.findByText(name)).closest("li") as HTMLElement;

it("says of each connection how it is, where it leads and by which key", async () => {
  items = [
    LAB,
    { ...LAB, id: "con_2", slug: "gone", name: "Gone", state: "unreachable", message: "Gone: no route." },
    DEMO,
  ];
  show();
  expect([
    (await row("My lab")).textContent,
    (await row("Gone")).textContent,
    (await row("Demo")).textContent,
  ]).toEqual([
    "ReadyMy lablab/2 modelsOpenAI-compatible serverllm.example.com/v1key ••••9a77Test",
    "Not reachableGonegone/OpenAI-compatible serverllm.example.com/v1key ••••9a77Gone: no route.Test",
    "ReadyDemodemo/4 modelsScripted models",
  ]);
});

it("teaches where there is none", async () => {
  items = [DEMO];
  show();
  expect((await screen.findByRole("region", { name: "Yours" })).textContent).toContain(
    "Connect a provider with a key of your own",
  );
});

it("shows what a test found, in the provider's words", async () => {
  const found = { ok: false, models: 2, model: "oak", ms: 812, message: "This key was revoked." };
  answers["POST /api/connections/con_1/test"] = () => Response.json(found);
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Test My lab" }));
  await waitFor(async () => expect((await row("My lab")).textContent).toContain("This key was revoked."));
});

it("sends what was filled in, and puts a refusal beside its field", async () => {
  const message = "10.0.0.1 is a private address.";
  const problem = { type: "about:blank", title: "No", status: 422, code: "invalid-body", detail: message };
  answers["POST /api/connections"] = () =>
    Response.json({ ...problem, errors: [{ path: "baseUrl", message }] }, { status: 422 });
  show();
  fireEvent.click(await screen.findByRole("button", { name: "Add a connection" }));
  const dialog = await screen.findByRole("dialog");
  fireEvent.click(within(dialog).getByRole("button", { name: /^A server of yours/ }));
  fireEvent.click(within(dialog).getByRole("button", { name: "Ollama" }));
  const address = within(dialog).getByLabelText<HTMLInputElement>("Address");
  expect(address.value).toBe("http://127.0.0.1:11434/v1");
  fireEvent.change(address, { target: { value: "http://10.0.0.1/v1" } });
  fireEvent.click(within(dialog).getByRole("button", { name: "Add" }));
  await waitFor(() => expect(dialog.textContent).toContain(message));
  expect(sent).toEqual([
    {
      call: "POST /api/connections",
      body: { kind: "openai-compatible", name: "Ollama", baseUrl: "http://10.0.0.1/v1" },
    },
  ]);
  expect(address.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(address);
});

it("offers what runs on this machine, and connects it only when it is asked to", async () => {
  const offer = { name: "Ollama", baseUrl: "http://127.0.0.1:11434/v1", models: 3 };
  offers = [offer];
  answers["POST /api/connections"] = () => Response.json(LAB, { status: 201 });
  show();
  const connect = await screen.findByRole("button", { name: "Connect Ollama" });
  expect(sent).toEqual([]);
  fireEvent.click(connect);
  await waitFor(() =>
    expect(sent.map(({ body }) => body)).toEqual([
      { kind: "openai-compatible", name: "Ollama", baseUrl: offer.baseUrl },
    ]),
  );
});

it("says how a sign-in ended, and nothing for what the address makes up", async () => {
  show("sign-in=expired");
  expect((await screen.findByRole("alert")).textContent).toContain("The sign-in took too long");
  cleanup();
  show("sign-in=<script>");
  await row("My lab");
  expect(screen.queryByRole("alert")).toBeNull();
});

it("leads on to the next row from one that is deleted, and to the heading from the last", async () => {
  items = [LAB, { ...LAB, id: "con_2", slug: "shed", name: "My shed" }, DEMO];
  show();
  const remove = async (name: string) => {
    fireEvent.click(await screen.findByRole("button", { name: `More for ${name}` }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "Delete" }));
  };
  await remove("My lab");
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Test My shed" })),
  );
  await remove("My shed");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Yours" })));
});
