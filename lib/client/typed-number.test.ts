import { expect, test } from "vitest";
import { formatTypedNumber, parseTypedNumber } from "./typed-number";

test.each([
  ["", null],
  [" ", null],
  ["0.7", 0.7],
  ["0,7", 0.7],
  [",5", 0.5],
  ["0,700", 0.7],
  ["-5", -5],
  ["\u22125", -5],
  ["200 000", 200_000],
  ["1\u202f000\u00a0000", 1_000_000],
  ["1,000", 1_000],
  ["1,000,000.5", 1_000_000.5],
  ["1.000", 1],
  ["1.000.000", 1_000_000],
  ["1.000,5", 1_000.5],
  ["-", Number.NaN],
  ["1.2.3", Number.NaN],
  ["1-2", Number.NaN],
])("%j is read as %s", (text, value) => {
  expect(parseTypedNumber(text)).toBe(value);
});

test.each([
  [null, ""],
  [0, "0"],
  [100, "100"],
  [0.1 + 0.2, "0.3"],
  [0.000001, "0.000001"],
  [200_000, "200\u202f000"],
  [-1234.5, "\u22121\u202f234.5"],
])("%s is shown as %j, and read back", (value, text) => {
  expect(formatTypedNumber(value)).toBe(text);
  expect(parseTypedNumber(text)).toBe(value === null ? null : Number(value.toFixed(12)));
});
