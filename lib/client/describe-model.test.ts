import { expect, test } from "vitest";
import { describePrice, formatContext } from "./describe-model";

test.each([
  [null, "price unknown"],
  [{ input: 0, output: 0 }, "free"],
  [{ input: 0.27, output: 1.1 }, "$0.27 in · $1.10 out per M"],
  [{ input: 2.5, output: 12 }, "$2.50 in · $12 out per M"],
  [{ input: 0.0752, output: 0.3 }, "$0.0752 in · $0.30 out per M"],
] as const)("the price %j reads %s", (price, words) => {
  expect(describePrice(price)).toBe(words);
});

test.each([
  [512, "512"],
  [8_192, "8k"],
  [32_768, "32k"],
  [128_000, "128k"],
  [131_072, "128k"],
  [200_000, "200k"],
  [1_000_000, "1M"],
  [1_048_576, "1M"],
  [2_097_152, "2.1M"],
  [10_000_000, "10M"],
])("%i tokens read %s", (tokens, words) => {
  expect(formatContext(tokens)).toBe(words);
});
