import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import {
  answered,
  begun,
  foldRun,
  judged,
  judging,
  said,
  timingsOf,
} from "@/lib/client/testing/run-fixtures";
import type { ThreadStep } from "@/lib/contract/threads";
import { UNKNOWN_COST } from "@/lib/fusion/cost";
import type { RunStatus } from "@/lib/fusion/run-state";
import { Thread } from "./thread";

const step = (id: string, follows: string | null): ThreadStep => ({
  ...{ id, follows, status: "completed", prompt: id, title: null, outcome: null },
  ...{ createdAt: "2026-11-20T09:00:00.000Z", pick: follows === null ? null : "fused" },
});
const underWay = [...begun(2), said("A", 2, "Light."), answered("A", 20), said("B", 3, "Air.")];
const whole = [
  ...[...underWay, answered("B", 30), judging(40)],
  { at: 50, type: "answer.delta" as const, fusion: "F1", text: "Light scatters." },
  ...[judged(60), { at: 61, type: "run.completed" as const, cost: UNKNOWN_COST, timings: runTimings() }],
];

function runTimings() {
  const { totalMs } = timingsOf(0, 61);
  return { wallMs: totalMs, slowestMemberMs: 30, judgeMs: 20, ratio: 2 };
}

let asked: ((response: Response) => void)[];
beforeEach(() => {
  fakeLayout();
  asked = [];
  vi.stubGlobal("fetch", async (path: string) => {
    if (path === "/api/runs/r1/thread") return Response.json({ items: [step("r0", null), step("r1", "r0")] });
    if (path !== "/api/runs/r1") return Response.json({}, { status: 404 });
    return new Promise<Response>((resolve) => asked.push(resolve));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("offers the final answer first, also where the run ended while it was being asked for", async () => {
  let tell: (status: RunStatus) => void = () => undefined;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Thread
        runId="r1"
        promptShown
        onFollowed={() => undefined}
        renderRun={(onStatus) => {
          tell = onStatus;
          return null;
        }}
      />
    </QueryClientProvider>,
  );
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  act(() => tell("completed"));
  asked[0]?.(Response.json(foldRun(underWay)));
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1]?.(Response.json(foldRun(whole)));
  const select = await screen.findByRole("combobox", { name: "Which answer it follows up on" });
  await vi.waitFor(() => expect(select.textContent).toContain("the final answer"));
});
