import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import { modelsQuery } from "@/lib/client/models-query";
import { ownRun } from "@/lib/client/run-access";
import type { RunSnapshot, RunStore } from "@/lib/client/run-store";
import { createRunViewStore, RunViewContext } from "@/lib/client/run-view-store";
import { modelList } from "@/lib/client/testing/model-list";
import { answered, begun, failed, foldRun, judged, judging, said } from "@/lib/client/testing/run-fixtures";
import { RunStoreContext } from "@/lib/client/use-run";
import { JudgeAgainForm } from "./judge-again-form";

const sent: unknown[] = [];

beforeEach(() => {
  fakeLayout();
  sent.length = 0;
  vi.stubGlobal("fetch", async (_: string, init?: RequestInit) => {
    if (init?.body) sent.push(JSON.parse(String(init.body)));
    return Response.json({ id: "r1", url: "/runs/r1", events: "/api/runs/r1/events" }, { status: 202 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A answered, B was stopped in the middle, C failed. */
function show() {
  const run = foldRun([
    ...begun(3),
    said("A", 5, "Yes."),
    said("B", 6, "No, bec"),
    answered("A", 20),
    answered("B", 25, { finish: "stopped" }),
    failed("C", 30),
    judging(31, { candidates: ["A"] }),
    judged(40),
  ]);
  const store: RunStore = {
    ...createStore<RunSnapshot>(() => ({ run, stream: { kind: "live" }, error: null, originMs: null })),
    access: ownRun("r1"),
    runId: "r1",
    open: () => () => undefined,
    follow: vi.fn(),
  };
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(modelsQuery.queryKey, modelList());
  const onDone = vi.fn();
  render(
    <QueryClientProvider client={client}>
      <RunStoreContext value={store}>
        <RunViewContext value={createRunViewStore()}>
          <JudgeAgainForm onDone={onDone} />
        </RunViewContext>
      </RunStoreContext>
    </QueryClientProvider>,
  );
  return onDone;
}

const picks = () => screen.getAllByRole<HTMLInputElement>("checkbox").map(({ id, checked }) => [id, checked]);
const submit = () => act(async () => fireEvent.click(screen.getByRole("button", { name: "Judge" })));

it("leaves out what was stopped, and names nobody: a late answer counts too", async () => {
  const onDone = show();
  expect(picks()).toEqual([
    ["judge-A", true],
    ["judge-B", false],
  ]);
  await submit();
  expect(sent).toEqual([{ mode: "merge", judge: { models: ["lab/judge"] } }]);
  expect(onDone).toHaveBeenCalled();
});

it("names the answers where the person picked another set, also a stopped one", async () => {
  show();
  fireEvent.click(screen.getByRole("checkbox", { name: /^B.*stopped: ends in the middle/ }));
  await submit();
  fireEvent.click(screen.getByRole("checkbox", { name: /^A/ }));
  await submit();
  expect(sent).toMatchObject([{ candidates: ["A", "B"] }, { candidates: ["B"] }]);
});

it("finds its judge by a search, the server's choice among them", async () => {
  show();
  fireEvent.click(screen.getByRole("button", { name: "Choose another judge" }));
  const picker = await screen.findByRole("dialog", { name: "Choose another judge" });
  const input = within(picker).getByRole("combobox", { name: "Choose another judge" });
  expect(within(picker).getAllByRole("option")[0]?.textContent).toContain(
    "the strongest model outside the pool",
  );
  fireEvent.change(input, { target: { value: "extrac" } });
  fireEvent.keyDown(input, { key: "Enter" });
  expect(screen.getByRole("group", { name: "Judge" }).textContent).toContain("Extractive");
  await submit();
  expect(sent).toMatchObject([{ judge: { models: ["local/extractive"] } }]);
});
