import { expect, test } from "vitest";
import { runWithin } from "./run-within";

test("work in time gives its value, and throws what it throws", () => {
  expect(runWithin(1_000, () => ({ a: 1 }))).toEqual({ ok: true, value: { a: 1 } });
  const broken = new TypeError("Broken.");
  expect(() =>
    runWithin(1_000, () => {
      throw broken;
    }),
  ).toThrow(broken);
});

test("work that takes too long is ended, also within a regular expression", () => {
  const forever = () => {
    for (;;) if (forever.length > 0) return;
  };
  const backtracking = () => /^(a+)+$/.test(`${"a".repeat(60)}!`);
  for (const work of [forever, backtracking]) expect(runWithin(20, work)).toEqual({ ok: false, why: "time" });
  expect(runWithin(1_000, () => "well again")).toEqual({ ok: true, value: "well again" });
});

test("work that goes too deep is ended", () => {
  const deeper = (): number => deeper() + 1;
  expect(runWithin(1_000, deeper)).toEqual({ ok: false, why: "depth" });
});
