import { expect, test } from "vitest";
import { isFitToBeJudged } from "./fitness";

test.each([
  "",
  "  \n",
  ":",
  ".",
  ",",
  "…",
  "```",
  "---",
  "***",
  "\u200b\u2060",
  "Thought process:",
  "**Solution**",
  "Let's solve this problem step by step.",
  "Let’s think step by step",
  "Answer:",
  "解",
  "Lösung.",
  "<think>Only thoughts, no answer.</think>",
  "<think>cut off",
  "\u{E0041}\u{E0042}",
])("%j is no answer", (text) => {
  expect(isFitToBeJudged(text)).toBe(false);
});

test.each([
  "42",
  "B",
  "No.",
  "是",
  "👍",
  "Answer: 42",
  "The solution is below.\nx = 1",
  "<think>hm</think> Paris",
])("%j is an answer", (text) => {
  expect(isFitToBeJudged(text)).toBe(true);
});
