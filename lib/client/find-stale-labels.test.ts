import { expect, it } from "vitest";
import { findStaleLabels } from "./find-stale-labels";
import { answered, begun, foldRun, judged, judging, type Timed } from "./testing/run-fixtures";

const again: Timed[] = [
  { at: 200, type: "run.started", why: "retry" },
  { at: 201, type: "candidate.reset", candidate: "B", why: "retry", spent: null },
];
const once = [
  ...begun(3),
  answered("A", 40),
  answered("B", 41),
  judging(50, { candidates: ["A", "B"] }),
  judged(99),
];

it("names who was asked again after the judge had read it", () => {
  const run = foldRun([...once, ...again]);
  expect(findStaleLabels(run, run.fusions[0] ?? null)).toEqual(["B"]);
});

it("names nobody while the judge's answers stand, nor one it never saw, nor after judging again", () => {
  const late = foldRun([...once, answered("C", 120)]);
  expect(findStaleLabels(late, late.fusions[0] ?? null)).toEqual([]);
  const anew = foldRun([
    ...once,
    ...again,
    answered("B", 240),
    judging(250, { fusion: "F2", candidates: ["A", "B"] }),
  ]);
  expect(anew.fusions.map((fusion) => findStaleLabels(anew, fusion))).toEqual([["B"], []]);
});
