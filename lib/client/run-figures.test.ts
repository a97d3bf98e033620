import { describe, expect, it } from "vitest";
import { drawTimes, figuresOf, waterfallOf } from "./run-figures";
import { answered, begun, foldRun, judged, judging, type Timed, timingsOf } from "./testing/run-fixtures";

const VERDICT: Timed = {
  at: 90,
  type: "verdict.completed",
  fusion: "F1",
  verdict: { winner: "B", round: 0, ties: [], confidence: "high", fusionBeatsBest: true, why: "…" },
};
const END: Timed = {
  at: 120,
  type: "run.completed",
  cost: { usd: 0.04, source: "computed" },
  timings: { wallMs: 120, slowestMemberMs: 60, ratio: 2 },
};

describe("what a run took", () => {
  it("compares with the slowest member and with the best single one", () => {
    const run = foldRun([
      ...begun(2),
      answered("A", 60),
      answered("B", 40, { cost: { usd: 0.01, source: "reported" } }),
      judging(61),
      VERDICT,
      judged(119),
      END,
    ]);
    expect(figuresOf(run)).toEqual({
      wallMs: 120,
      slowestMs: 60,
      timeRatio: 2,
      cost: { usd: 0.04, source: "computed" },
      costRatio: 4,
      best: "B",
    });
  });

  it("does not count the day that passed before another judging", () => {
    const events = [
      ...begun(1),
      answered("A", 60),
      judging(61),
      judged(119, { timings: timingsOf(61, 119) }),
    ];
    const later = 86_400_000;
    const again = judging(later, { fusion: "F2" });
    const done = judged(later + 50, { fusion: "F2", timings: timingsOf(later, later + 50) });
    const end = {
      ...END,
      at: later + 51,
      timings: { wallMs: later + 51, slowestMemberMs: 60, ratio: 1 },
    } as Timed;
    expect(figuresOf(foldRun([...events, again, done, end])).wallMs).toBe(170);
  });

  it("takes nothing off for the pause before a member was asked again after the end", () => {
    const asked = 30_000;
    const reset: Timed = { at: asked, type: "candidate.reset", candidate: "B", why: "retry", spent: null };
    const anew = answered("B", asked + 900, { timings: timingsOf(asked, asked + 900) });
    const run = foldRun([
      ...begun(2),
      answered("A", 60),
      answered("B", 40),
      judging(61),
      judged(119, { timings: timingsOf(61, 119) }),
      END,
      reset,
      anew,
      { ...END, at: asked + 901 },
    ]);
    expect(figuresOf(run).wallMs).toBe(120);
  });

  it("gives no ratio where a cost is unknown or nothing", () => {
    const priced = (usd: number | null) =>
      figuresOf(
        foldRun([
          ...begun(1),
          answered("A", 60, {
            cost: usd === null ? { usd, source: "unknown" } : { usd, source: "computed" },
          }),
          judging(61),
          { ...VERDICT, verdict: { ...VERDICT.verdict, winner: "A" } } as Timed,
          judged(119),
          END,
        ]),
      ).costRatio;
    expect([priced(null), priced(0), priced(0.02)]).toEqual([null, null, 2]);
  });

  it("shows panel, wait and judge one after the other", () => {
    const run = foldRun([
      ...begun(2),
      answered("A", 60),
      answered("B", 40),
      judging(200, { candidates: ["A", "B"] }),
      judged(290, { timings: timingsOf(200, 290) }),
    ]);
    expect(
      waterfallOf(run).map(({ key, stage, startMs, endMs }) => `${key} ${stage} ${startMs}-${endMs}`),
    ).toEqual(["A panel 1-60", "B panel 1-40", "F1-wait wait 60-200", "F1 judge 200-290"]);
  });

  it("draws a judging of the next day right after the first", () => {
    const bar = (startMs: number, endMs: number | null) => ({
      key: "",
      who: "",
      label: null,
      stage: "judge" as const,
      startMs,
      endMs,
      firstTokenMs: null,
      cost: null,
    });
    expect(drawTimes([bar(0, 4_000), bar(86_400_000, null)], 86_402_000)).toEqual([
      { start: 0, end: 4_000 },
      { start: 5_000, end: 7_000 },
    ]);
  });
});
