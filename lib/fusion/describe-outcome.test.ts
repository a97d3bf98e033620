import { describe, expect, it } from "vitest";
import { describeOutcome, toPlainHead } from "./describe-outcome";
import type { FailureReason } from "./errors";
import type { Verdict } from "./judge/analysis";
import { reduceFusion } from "./reduce-fusion";
import type { FusionOutcome } from "./run-events";
import type { DebateTurn, FusionState } from "./run-state";

const PANEL = (["A", "B", "C"] as const).map((label) => ({
  label,
  status: "completed" as const,
  text: "words",
}));
const VERDICT: Verdict = {
  winner: "B",
  round: 0,
  ties: [],
  confidence: "high",
  fusionBeatsBest: null,
  why: "…",
};

const STARTED = reduceFusion(null, {
  seq: 1,
  at: 0,
  type: "fusion.started",
  fusion: "F1",
  mode: "merge",
  judge: "lab/vendor/judge-1",
  criteria: [],
  candidates: ["A", "B", "C"],
  attempt: 1,
  spent: null,
}) as FusionState;

function head(over: Partial<FusionState>, panel: Parameters<typeof describeOutcome>[1] = PANEL): string {
  return toPlainHead(describeOutcome({ ...STARTED, ...over }, panel));
}

const ended = (outcome: FusionOutcome, over: Partial<FusionState> = {}) =>
  head({ status: "completed", outcome, ...over });
const turn = (over: Partial<DebateTurn>): DebateTurn => ({
  ...({} as DebateTurn),
  candidate: "B",
  round: 1,
  status: "revised",
  ...over,
});
const best = (over: Partial<Extract<FusionOutcome, { kind: "best-single" }>> = {}): FusionOutcome => ({
  kind: "best-single",
  candidate: "B",
  round: 0,
  fusingTried: false,
  ...over,
});

describe("the head of an answer", () => {
  it("names whose answers were merged, and by whom", () => {
    expect(ended({ kind: "merged", from: ["A", "C"] })).toBe("Merged from A and C by judge-1");
    expect(ended({ kind: "merged", from: ["A", "B", "C"] })).toBe("Merged from A, B and C by judge-1");
    expect(ended({ kind: "merged", from: [] })).toBe("Merged by judge-1");
  });

  it("says that fusing did not win, where it was tried", () => {
    expect(ended(best({ fusingTried: true }))).toBe("B’s own answer: fusing did not beat it");
    expect(ended(best())).toBe("B’s own answer, picked by judge-1");
  });

  it("says of how many the best was picked, and who was level with it", () => {
    expect(ended(best(), { mode: "best-of" })).toBe("Best of 3: B, picked by judge-1");
    expect(ended(best(), { mode: "best-of", verdict: { ...VERDICT, ties: ["A", "C"] } })).toBe(
      "Best of 3: B (level with A and C), picked by judge-1",
    );
  });

  it("counts the debate's rounds, and tells revised from kept and from first answers", () => {
    expect(ended(best({ round: 1 }), { mode: "debate", turns: [turn({})] })).toBe(
      "After one debate round: B’s revised answer, picked by judge-1",
    );
    expect(ended(best({ round: 1 }), { mode: "debate", turns: [turn({ status: "kept" })] })).toBe(
      "After one debate round: B’s answer, which it kept, picked by judge-1",
    );
    expect(ended(best(), { mode: "debate", turns: [turn({}), turn({ round: 2 })] })).toBe(
      "After 2 debate rounds: B’s first answer, picked by judge-1",
    );
    expect(ended({ kind: "merged", from: ["B"] }, { turns: [turn({})] })).toBe(
      "After one debate round: merged from B by judge-1",
    );
    expect(ended(best(), { mode: "debate", settled: { round: 0, why: "agreed-at-once" } })).toBe(
      "All agreed at once: B’s answer, picked by judge-1",
    );
  });

  it("never calls a lone survivor a synthesis", () => {
    const panel = [
      { label: "A" as const, status: "failed" as const, text: "" },
      { label: "B" as const, status: "completed" as const, text: "words" },
    ];
    const only = {
      status: "completed" as const,
      judge: null,
      outcome: { kind: "only-candidate", candidate: "B" } as const,
    };
    expect(head(only, panel)).toBe("Only B answered: its own words, not a synthesis");
    expect(head(only)).toBe("Only B was put forward: its own answer");
    const late = [{ label: "A" as const, status: "running" as const, text: "wor" }, ...panel.slice(1)];
    expect(head(only, late)).toBe("Only B had answered by then: its own words, not a synthesis");
    expect(head(only, panel.slice(1))).toBe("B’s own answer: nobody else was asked");
  });

  it("shows a judge that kept to no format, and one that failed, as what they are", () => {
    expect(ended({ kind: "as-written" })).toBe("As the judge wrote it: it kept to no format");
    const reason: FailureReason = "overloaded";
    expect(head({ status: "failed", reason })).toBe("The judge failed: its provider is overloaded");
  });

  it("says what is going on before the end", () => {
    expect(head({})).toBe("Judging A, B and C by judge-1");
    expect(head({ answerSince: 5 })).toBe("judge-1 is writing the answer");
    expect(head({ turns: [turn({ status: "running" })] })).toBe("Debate round 1 between A, B and C");
    expect(head({ status: "stopped" })).toBe("Stopped before the judge had decided");
    expect(head({ status: "stopped", answer: "Half" })).toBe("Stopped while the answer was being written");
  });
});
