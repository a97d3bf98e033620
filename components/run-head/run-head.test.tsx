import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { TooltipProvider } from "@/components/ui/tooltip";
import { requestOf } from "@/lib/client/testing/run-fixtures";
import type { RunClient } from "@/lib/contract/run-client";
import type { ThreadStep } from "@/lib/contract/threads";
import type { ChatMessage, RunRequest } from "@/lib/fusion/run-request";
import { RunHead } from "./run-head";

let steps: Partial<ThreadStep>[] = [];

// Else a busy machine takes longer to fetch it than a test waits for it.
beforeAll(() => import("@/components/ui/markdown/markdown-document"), 60_000);
beforeEach(() => {
  steps = [];
  vi.stubGlobal("fetch", async (path: string) =>
    Response.json(
      path.endsWith("/thread")
        ? { items: steps }
        : { items: [], connections: [], profiles: [], nextCursor: null },
    ),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(request: Partial<RunRequest>, more: { client?: RunClient; slug?: string } = {}) {
  const asked = {
    prompt: "Why?",
    createdAt: "2026-11-20T10:00:00.000Z",
    request: { ...requestOf(2), ...request },
  };
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <TooltipProvider>
        <RunHead runId={more.slug === undefined ? "run_2" : null} {...asked} {...more} />
      </TooltipProvider>
    </QueryClientProvider>,
  );
  return screen.getByRole("region", { name: "Prompt" });
}

const HISTORY: ChatMessage[] = [
  { role: "user", content: "Which sky?" },
  { role: "assistant", content: "This one." },
];
const AFTER: ChatMessage[] = [
  {
    role: "assistant",
    content: "",
    toolCalls: [{ id: "call_1", name: "look_up", arguments: '{"of":"sky"}' }],
  },
  { role: "tool", content: '{"colour":"blue"}', toolCallId: "call_1" },
];

it("says which program asked, with which token, for whom, and what it noted", () => {
  const metadata = { ticket: "T-12", team: "red" };
  const client: RunClient = { source: "mcp", token: { id: "t", name: "Nightly" }, user: "user-7", metadata };
  const head = show({}, { client });
  expect(head.textContent).toContain("MCPwith the token Nightlyfor the user user-7");
  const noted = within(head).getByLabelText("Metadata");
  expect([...noted.children].map((each) => each.textContent)).toEqual(["ticket:T-12", "team:red"]);
});

it("shows what the caller's tools were called with and gave back", async () => {
  const head = show({ after: AFTER });
  const after = within(head).getByRole("list", { name: "After the prompt: 2 messages" });
  expect(await within(after).findByText("look_up gave back")).toBeDefined();
  await vi.waitFor(() =>
    expect([...after.querySelectorAll("pre")].map((each) => each.textContent)).toEqual([
      '{\n  "of": "sky"\n}',
      '{\n  "colour": "blue"\n}',
    ]),
  );
});

it("folds what was said before, and leaves it to the steps of a conversation that are there", async () => {
  const head = show({ history: HISTORY });
  expect(within(head).getByRole("button", { name: "Told before: 2 messages" })).toBeDefined();
  cleanup();
  const step = { status: "completed", prompt: "Which sky?", title: null, outcome: null, pick: null };
  const createdAt = "2026-11-20T09:00:00.000Z";
  steps = [
    { ...step, id: "run_1", createdAt, follows: null },
    { ...step, id: "run_2", createdAt, follows: "run_1", pick: "fused" },
  ] as ThreadStep[];
  const followed = show({ history: HISTORY, followUp: { run: "run_1", pick: "fused" } });
  await vi.waitFor(() => expect(within(followed).queryByRole("button", { name: /^Told before/ })).toBeNull());
});

it("shows nothing of either through a permalink, and says so", () => {
  const blank = (messages: ChatMessage[]) => messages.map(({ role }) => ({ role, content: "" }));
  const head = show({ history: blank(HISTORY), after: blank(AFTER) }, { slug: "the-slug" });
  expect(head.textContent).toContain(
    "It follows an earlier conversation of 2 messages, which is not shown here.",
  );
  expect(head.textContent).toContain("After the prompt came 2 messages of tools");
  expect(within(head).queryByRole("list", { name: /prompt: 2 messages/ })).toBeNull();
});
