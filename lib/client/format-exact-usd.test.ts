import { expect, test } from "vitest";
import { decimalsOf, formatExactUsd } from "./format-exact-usd";

test.each([
  [0, "$0.00"],
  [0.000001, "$0.000001"],
  [0.000123, "$0.000123"],
  [0.0125, "$0.0125"],
  [0.1, "$0.10"],
  [2, "$2.00"],
  [1.500003, "$1.500003"],
  [12345.67, "$12\u202f345.67"],
  [0.1 + 0.2, "$0.30"],
  [-0.5, "\u2212$0.50"],
])("%d is %s", (usd, text) => {
  expect(formatExactUsd(usd)).toBe(text);
});

test("a column has the decimals of its finest amount, and never fewer than cents", () => {
  expect(decimalsOf([1, 0.25])).toBe(2);
  expect(decimalsOf([1, 0.125, 0.0001])).toBe(4);
  expect(decimalsOf([])).toBe(2);
  expect(["$1.0000", "$0.1250"]).toEqual([1, 0.125].map((usd) => formatExactUsd(usd, 4)));
});
