import { expect, test } from "vitest";
import { createLengthCutter } from "./cut-at-length";

test("ends within the length, wherever the pieces end", () => {
  const cutter = createLengthCutter(2);
  expect([cutter.push("Blue "), cutter.push("light"), cutter.isCut]).toEqual(["Blue ", "light", false]);
  expect([cutter.push("\n"), cutter.isCut]).toEqual(["", false]);
  expect([cutter.push(" scatters"), cutter.push("."), cutter.isCut]).toEqual(["", "", true]);
});

test("leaves no half of a character", () => {
  expect(createLengthCutter(1).push("Sky:🌌🌌")).toBe("Sky:");
});

test("any length is none", () => {
  const cutter = createLengthCutter(null);
  expect([cutter.push("x".repeat(9_999)).length, cutter.isCut]).toEqual([9_999, false]);
});
