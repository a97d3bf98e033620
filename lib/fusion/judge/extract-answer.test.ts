import { expect, test } from "vitest";
import { extractAnswer } from "./extract-answer";

test.each([
  ["He pays 6 × 12.\n#### 72", "n:72"],
  ["so \\boxed{\\text{1,024}} is it", "n:1024"],
  ["first \\boxed{3}, no: \\boxed{10 - 5 = 5}", "n:5"],
  ["\\boxed{\\frac{1}{2}}", "t:frac 1 2"],
  ["\\boxed{(D)}", "o:d"],
  ["Monosomy is one copy of a pair.\n\n(D)", "o:d"],
  ["The correct answer is **(C)**. (A) is a colony, (B) a sphere.", "o:c"],
  ["Therefore, the answer is B.", "o:b"],
  ["Its rate is 20 pages an hour.\n(X) A) 16 hours", "o:a"],
  ["I would say (B), as (B) fits.", "o:b"],
  ["The total is 6 + 3 + 8 = 17 hours.", "n:17"],
  ["The answer is 3/4 of a cup.", "n:0.75"],
  ["So the final answer is: $1,200.50.", "n:1200.5"],
  ["The result is −4.", "n:-4"],
  ["Yes, because it is closed.", "yes"],
  ["**No.** It leaks.", "no"],
  ["42", "n:42"],
  ["<think>the answer is 3</think>The answer is 4.", "n:4"],
])("%j states %s", (text, key) => {
  expect(extractAnswer(text)).toBe(key);
});

test.each([
  "",
  "The sky is blue because of scattering.",
  "Either (A) or (B) may be right.",
  "I took 3 apples and 4 pears and went home to bake a pie for everyone.",
])("%j states no final answer", (text) => {
  expect(extractAnswer(text)).toBeNull();
});
