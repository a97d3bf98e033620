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
