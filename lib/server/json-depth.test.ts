import { expect, test } from "vitest";
import { isDeeperThan } from "./json-depth";

test.each([
  ["1", 0, false],
  ["{}", 0, true],
  ["[1, null, {}]", 2, false],
  ["[1, null, {}]", 1, true],
  ["[".repeat(100_000) + "]".repeat(100_000), 200, true],
])("depth %#", (json, depth, expected) => {
  expect(isDeeperThan(JSON.parse(json), depth)).toBe(expected);
});
