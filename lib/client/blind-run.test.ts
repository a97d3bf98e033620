import { expect, it } from "vitest";
import type { Analysis } from "@/lib/fusion/judge/analysis";
import type { RunState } from "@/lib/fusion/run-state";
import { blindRun } from "./blind-run";
import { createBlindRunStore } from "./blind-run-store";
import { createRunStore } from "./run-store";
import { answered, begun, failed, foldRun, judged, judging, said, timingsOf } from "./testing/run-fixtures";

const ANALYSIS: Analysis = {
  ...{ consensus: [], contradictions: [], partialCoverage: [], uniqueInsights: [], blindSpots: [] },
  scores: [{ candidate: "A", criterion: "correctness", score: 9 }],
};

function run(outcome: Extract<Parameters<typeof judged>[1], object>["outcome"]): RunState {
  const events = foldRun([
    ...begun(3),
    said("A", 10, "Alpha’s words"),
    {
      at: 20,
      type: "candidate.retrying",
      candidate: "B",
      reason: "overloaded",
      message: "lab/b is busy",
      inMs: 5,
    },
    said("B", 30, "Beta’s words"),
    answered("A", 40, { servedBy: "lab-host", timings: timingsOf(1, 40) }),
    answered("B", 50),
    failed("C", 60, { message: "Model C is gone" }),
    { at: 61, type: "notice", code: "judge-is-panelist", message: "Model A also answers" },
    judging(70, { candidates: ["A", "B"] }),
    { at: 80, type: "answer.delta", fusion: "F1", text: "Alpha’s words" },
    judged(90, { outcome }),
  ]);
  const [fusion] = events.fusions;
  if (!fusion) throw new Error("The run was judged.");
  return { ...events, fusions: [{ ...fusion, analysis: ANALYSIS }] };
}

it("leaves nothing of names, models, prices, speeds, providers and scores", () => {
  const text = JSON.stringify(blindRun(run({ kind: "merged", from: ["A", "B"] })));
  for (const told of ["Model ", "lab/", "lab-host", "gone", "busy", "tokensPerSecond", '"score"']) {
    expect(text, told).not.toContain(told);
  }
  expect(text).toContain("Beta’s words");
});

it("shows a fused answer, and no answer that would say whom the judge picked", () => {
  const answerOf = (state: RunState) => blindRun(state).fusions[0]?.answer;
  expect([
    answerOf(run({ kind: "merged", from: ["A", "B"] })),
    answerOf(run({ kind: "best-single", candidate: "A", round: 0, fusingTried: false })),
  ]).toEqual(["Alpha’s words", ""]);
});

it("keeps the identity of what did not change", () => {
  const before = run(null);
  const after = { ...before, lastSeq: before.lastSeq + 1 };
  expect(blindRun(after).candidates[0]).toBe(blindRun(before).candidates[0]);
});

it("is a store of the same run, which tells of changes", () => {
  const ports = { fetch, sleep: async () => undefined, now: () => 0, onFrame: () => () => undefined };
  const store = createRunStore("r1", ports as never);
  const blind = createBlindRunStore(store);
  const heard: (string | undefined)[] = [];
  blind.subscribe(({ run: now }) => heard.push(now?.candidates[0]?.name));
  store.setState({ run: run(null) });
  expect([heard, blind.getState()]).toEqual([["name hidden"], blind.getState()]);
  expect(blind.getState()).toBe(blind.getState());
});
