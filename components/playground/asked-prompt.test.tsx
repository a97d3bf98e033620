import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import { EMPTY_DRAFT, useDraftStore } from "@/lib/client/draft-store";
import { ownRun } from "@/lib/client/run-access";
import type { RunSnapshot, RunStore } from "@/lib/client/run-store";
import { begun, foldRun } from "@/lib/client/testing/run-fixtures";
import { threadQuery } from "@/lib/client/thread-query";
import { RunStoreContext } from "@/lib/client/use-run";
import type { ThreadStep } from "@/lib/contract/threads";
import { AskedPrompt } from "./asked-prompt";

afterEach(cleanup);

const step = (id: string, follows: string | null): ThreadStep => ({
  ...{ id, follows, status: "completed", prompt: id, title: null, outcome: null },
  ...{ createdAt: "2026-11-20T09:00:00.000Z", pick: follows === null ? null : "fused" },
});

/** A run that asked "Why?". */
function show(thread: ThreadStep[], draft: Partial<typeof EMPTY_DRAFT>) {
  useDraftStore.setState({ draft: { ...EMPTY_DRAFT, ...draft } });
  const snapshot = { run: foldRun(begun(2)), stream: { kind: "ended" }, error: null, originMs: 0 } as const;
  const store: RunStore = {
    ...createStore<RunSnapshot>(() => snapshot),
    ...{ runId: "r1", access: ownRun("r1"), open: () => () => undefined, follow: () => undefined },
  };
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(threadQuery("r1").queryKey, thread);
  render(
    <QueryClientProvider client={client}>
      <RunStoreContext value={store}>
        <AskedPrompt runId="r1" />
      </RunStoreContext>
    </QueryClientProvider>,
  );
}

const asked = () => screen.queryByRole("region", { name: "What this run was asked" })?.textContent ?? null;

it("shows what the run was asked where it was opened under another prompt, until they are the same", () => {
  show([step("r1", null)], { visited: true, prompt: "From another tab" });
  expect(asked()).toContain("Why?");
  act(() => useDraftStore.getState().change({ prompt: "Why? " }));
  expect(asked()).toBeNull();
});

it("moves nothing while the next prompt is written above the run", () => {
  show([step("r1", null)], { visited: true, prompt: "Why? " });
  act(() => useDraftStore.getState().change({ prompt: "What n" }));
  expect(asked()).toBeNull();
});

it("shows nothing until the editor's prompt has been read, and nothing where the conversation shows it", () => {
  show([step("r1", null)], { visited: false });
  expect(asked()).toBeNull();
  cleanup();
  show([step("r0", null), step("r1", "r0")], { visited: true, prompt: "Another" });
  expect(asked()).toBeNull();
});
