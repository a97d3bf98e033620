import { expect, test } from "vitest";
import { logTicks } from "./log-ticks";

test("an axis is marked at round values, and at its ends where it holds none", () => {
  expect(logTicks(75, 1_330, 8)).toEqual([100, 200, 500, 1_000]);
  expect(logTicks(0.75, 13_300, 6)).toEqual([1, 10, 100, 1_000, 10_000]);
  expect(logTicks(237, 316, 6)).toEqual([237, 316]);
  expect(logTicks(133, 1_330, 2)).toEqual([200, 1_000]);
});
