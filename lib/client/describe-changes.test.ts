import { expect, it } from "vitest";
import { describeChanges } from "./describe-changes";
import { begun, failed, foldRun, said, type Timed } from "./testing/run-fixtures";

const rerouted = (over: Partial<Extract<Timed, { type: "candidate.rerouted" }>> = {}): Timed => ({
  at: 20,
  type: "candidate.rerouted",
  candidate: "A",
  why: "fallback",
  from: "lab/a",
  to: "lab/deep/birch",
  name: "Birch",
  reason: "overloaded",
  message: "503",
  spent: null,
  ...over,
});

const changes = (before: Timed[], after: Timed[]) =>
  describeChanges(foldRun(before), foldRun([...before, ...after]));

it("says who answers instead of whom, once, and not for text that grows", () => {
  const start = [...begun(2), said("A", 9, "Half")];
  expect(changes(start, [rerouted()])).toEqual(["A: Birch answers instead of Model A."]);
  const second = rerouted({ from: "lab/deep/birch", to: "lab/cedar", name: "lab/cedar" });
  expect(changes([...start, rerouted()], [second])).toEqual(["A: cedar answers instead of Birch."]);
  expect(changes([...start, rerouted()], [said("A", 30, "Hm")])).toEqual(["A: streaming."]);
  expect(changes([...start, rerouted(), said("A", 30, "Hm")], [said("A", 31, "m")])).toEqual([]);
});

it("does not say that someone answers who failed too", () => {
  expect(changes(begun(1), [rerouted(), failed("A", 30)])).toEqual([
    "A: Birch was asked instead of Model A.",
    "A: failed.",
  ]);
});

it("names the connections where the model stays the same", () => {
  const failover = rerouted({ why: "failover", to: "vault/a", name: "Model A" });
  expect(changes(begun(1), [failover])).toEqual(["A: Asked through vault instead of lab."]);
});

it("says each wait for another try once, with its length where that is worth hearing", () => {
  const retrying = (at: number, inMs: number): Timed => ({
    at,
    type: "candidate.retrying",
    candidate: "A",
    reason: "rate-limited",
    message: "429",
    inMs,
  });
  expect(changes(begun(1), [retrying(10, 250)])).toEqual(["A: retrying."]);
  expect(changes([...begun(1), retrying(10, 250)], [retrying(300, 500)])).toEqual([]);
  expect(changes([...begun(1), retrying(10, 250)], [retrying(300, 5_000)])).toEqual([
    "A: retrying in 5\u202fs.",
  ]);
});

it("says of a run that is first seen under way only who is in trouble, and nothing of one that is over", () => {
  const wait: Timed = {
    at: 10,
    type: "candidate.retrying",
    candidate: "A",
    reason: "overloaded",
    message: "503",
    inMs: 4_000,
  };
  const seen = foldRun([...begun(3), wait, failed("B", 12), said("C", 13, "Yes")]);
  expect(describeChanges(null, seen)).toEqual(["A: retrying in 4\u202fs.", "B: failed."]);
  expect(describeChanges(null, { ...seen, status: "completed" })).toEqual([]);
});

it("tells an answer that broke off from one that failed", () => {
  const cut = failed("A", 30, { reason: "network" });
  expect(changes([...begun(1), said("A", 9, "Half")], [cut])).toEqual(["A: broke off."]);
  expect(changes(begun(1), [cut])).toEqual(["A: failed."]);
});
