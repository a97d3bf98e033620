import { describe, expect, it } from "vitest";
import { drawTimes, figuresOf, waterfallOf } from "./run-figures";
import {
  answered,
  begun,
  failed,
  foldRun,
  judged,
  judging,
  type Timed,
  timingsOf,
  turned,
} from "./testing/run-fixtures";

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

const nameOf = ({ name }: { name: string }) => `${name}!`;

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

  it("stays with the first judging when the pool is asked or judged again later", () => {
    const asked = 86_400_000;
    const reset: Timed = { at: asked, type: "candidate.reset", candidate: "B", why: "retry", spent: null };
    const run = foldRun([
      ...begun(2),
      answered("A", 60),
      answered("B", 40),
      judging(61),
      judged(119, { timings: timingsOf(61, 119) }),
      END,
      reset,
      answered("B", asked + 900, { timings: timingsOf(asked, asked + 900) }),
      judging(asked + 1_000, { fusion: "F2" }),
      judged(asked + 1_050, { fusion: "F2", timings: timingsOf(asked + 1_000, asked + 1_050) }),
      { ...END, at: asked + 1_051 },
    ]);
    expect(figuresOf(run)).toMatchObject({ wallMs: 120, slowestMs: 60, timeRatio: 2 });
  });

  it("names no price of fusing where nobody judged", () => {
    const alone = foldRun([...begun(1), answered("A", 60), judging(61, { judge: null }), judged(62), END]);
    expect(figuresOf(alone)).toMatchObject({ wallMs: 120, timeRatio: null });
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
      waterfallOf(run, nameOf).map(({ key, stage, startMs, endMs }) => `${key} ${stage} ${startMs}-${endMs}`),
    ).toEqual(["A panel 1-60", "B panel 1-40", "F1-wait wait 60-200", "F1 judge 200-290"]);
  });

  it("has a debate judged after its last turn", () => {
    const run = foldRun([
      ...begun(2),
      answered("A", 50),
      answered("B", 40),
      judging(55, { candidates: ["A", "B"] }),
      ...turned("A", 1, { timings: timingsOf(60, 80) }),
      judged(290, { timings: timingsOf(55, 290) }),
    ]);
    const bars = waterfallOf(run, nameOf).map(({ stage, startMs, endMs }) => `${stage} ${startMs}-${endMs}`);
    expect(bars.slice(2)).toEqual(["debate 60-80", "judge 80-290"]);
  });

  it("calls its bars as the screen does, and knows no cost where nobody served", () => {
    const run = foldRun([...begun(2), answered("A", 60), failed("B", 40, { served: false })]);
    expect(waterfallOf(run, nameOf).map(({ who, cost }) => [who, cost])).toEqual([
      ["Model A!", { usd: null, source: "unknown" }],
      ["Model B!", null],
    ]);
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
