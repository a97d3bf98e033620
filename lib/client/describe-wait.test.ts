import { describe, expect, it } from "vitest";
import { describeWait } from "./describe-wait";
import { answered, begun, foldRun, judged, judging, said, type Timed, turned } from "./testing/run-fixtures";

const waitOf = (...events: Timed[]) => describeWait(foldRun([...begun(3), ...events]));

describe("what a run waits for", () => {
  it("counts who is still needed, since the last one ended", () => {
    expect(waitOf()).toEqual({
      text: "Waiting for 2 more of 3, 2 are enough",
      sinceMs: 0,
      untilMs: null,
      canJudgeNow: false,
    });
    expect(waitOf(said("A", 5, "x"), answered("A", 40))).toEqual({
      text: "Waiting for 1 more of 3, 2 are enough",
      sinceMs: 40,
      untilMs: null,
      canJudgeNow: true,
    });
  });

  it("counts down the grace after the quorum", () => {
    const quorum: Timed = { at: 50, type: "notice", code: "quorum-reached", message: "…" };
    expect(waitOf(answered("A", 40), answered("C", 50), quorum)).toEqual({
      text: "Enough have answered; B may still make it",
      sinceMs: null,
      untilMs: 5_050,
      canJudgeNow: true,
    });
  });

  it("follows the judge from reading to writing", () => {
    const pool = [answered("A", 40), answered("B", 45), answered("C", 50)];
    const finding: Timed = {
      at: 80,
      type: "analysis.delta",
      fusion: "F1",
      finding: { kind: "blind-spot", claim: "…" },
    };
    const answer: Timed = { at: 90, type: "answer.delta", fusion: "F1", text: "So" };
    const texts = [[], [judging(55)], [judging(55), finding], [judging(55), finding, answer]].map((more) => {
      const wait = waitOf(...pool, ...more);
      return `${wait?.text} since ${wait?.sinceMs}`;
    });
    expect(texts).toEqual([
      "Handing the answers to the judge since 50",
      "The judge is reading since 55",
      "The judge is comparing since 55",
      "The answer is being written since 90",
    ]);
  });

  it("names who still has to speak in a debate round", () => {
    const pool = [answered("A", 40), answered("B", 45), answered("C", 50), judging(55, { mode: "debate" })];
    const open: Timed = { at: 60, type: "debate.turn.started", fusion: "F1", candidate: "B", round: 1 };
    expect(waitOf(...pool, ...turned("A", 1), open)?.text).toBe("Debate round 1: B still to speak");
  });

  it("tells who was not waited for from who is asked again", () => {
    const early = [answered("A", 40), answered("B", 45), judging(55, { candidates: ["A", "B"] }), judged(90)];
    expect(waitOf(...early)).toEqual({
      text: "C is still answering",
      sinceMs: 1,
      untilMs: null,
      canJudgeNow: false,
    });
    const again: Timed = { at: 120, type: "candidate.reset", candidate: "B", why: "retry", spent: null };
    expect(waitOf(...early, again)?.text).toBe("B is answering again");
    expect(waitOf(...early, again)?.sinceMs).toBe(120);
  });

  it("waits for nothing once the run has ended", () => {
    expect(
      waitOf({
        at: 60,
        type: "run.stopped",
        cost: { usd: 0, source: "computed" },
        timings: { wallMs: 60, slowestMemberMs: null, ratio: null },
      }),
    ).toBe(null);
  });
});
