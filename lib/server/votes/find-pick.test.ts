import { expect, test } from "vitest";
import { EMPTY_RUN, toQueuedCandidate } from "@/lib/fusion/reduce-run";
import type { FusionOutcome } from "@/lib/fusion/run-events";
import type { CandidateState, FusionState, RunState } from "@/lib/fusion/run-state";
import { findPick, findStanding } from "./find-pick";

const candidate = (index: number, model: string | null, text: string): CandidateState => ({
  ...toQueuedCandidate(model ? { model } : { pasted: text, name: "draft" }, index),
  text,
});

function runWith(answer: string, outcome: FusionOutcome | null): RunState {
  const fusion = { id: "F1", answer, outcome } as FusionState;
  const candidates = [
    candidate(0, "lab/a", "Alpha."),
    candidate(1, "lab/b", ""),
    candidate(2, null, "Gamma."),
    candidate(3, "lab/a", "Delta."),
  ];
  return { ...EMPTY_RUN, candidates, fusions: [fusion] };
}
const bestSingle = (label: "A" | "C", round = 0): FusionOutcome => ({
  ...{ kind: "best-single", candidate: label, round, fusingTried: false },
});

test("a candidate is picked by its label where it has an answer, and its model is named", () => {
  const run = runWith("Fused.", { kind: "merged", from: ["A"] });
  expect(["A", "B", "C", "H"].map((pick) => findPick(pick, run))).toEqual([
    { pick: "A", model: "lab/a" },
    null,
    { pick: "C", model: null },
    null,
  ]);
});

test("a fused answer is nobody's; an empty one cannot be picked", () => {
  expect(findPick("F1", runWith("Fused.", { kind: "merged", from: ["A"] }))).toEqual({
    pick: "F1",
    model: null,
  });
  expect(findPick("F1", runWith("As it came.", { kind: "as-written" }))).toEqual({ pick: "F1", model: null });
  expect(findPick("F1", runWith(" ", null))).toBeNull();
  expect(findPick("F2", runWith("Fused.", null))).toBeNull();
});

test("a final answer that is a candidate's own, word for word, is that candidate's", () => {
  expect(findPick("F1", runWith("Alpha.", bestSingle("A")))).toEqual({ pick: "A", model: "lab/a" });
  expect(findPick("F1", runWith("Gamma.", bestSingle("C")))).toEqual({ pick: "C", model: null });
  const only = runWith("Alpha.", { kind: "only-candidate", candidate: "A" });
  expect(findPick("F1", only)).toEqual({ pick: "A", model: "lab/a" });
});

test("one that a debate revised stays the fusion's, and its model is named", () => {
  expect(findPick("F1", runWith("Alpha, revised.", bestSingle("A", 1)))).toEqual({
    pick: "F1",
    model: "lab/a",
  });
});

test("each model that has an answer stands once", () => {
  expect(findStanding(runWith("Fused.", null))).toEqual(["lab/a"]);
});
