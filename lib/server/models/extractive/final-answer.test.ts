import { expect, test } from "vitest";
import { findFinalAnswer, sameAnswer } from "./final-answer";
import { toQuestion } from "./question";

const OPTIONS =
  "Which one is an example of monosomy?: A) 46,XX, B) 47,XXX, C) 69,XYY, D) 45,X Answer in English only.";
const HOW_MANY = "Jean has 30 lollipops and eats 2. How many bags of 2 can she fill?";
const CHOOSE = "We are building a shop. SQLite, PostgreSQL or a managed NoSQL database? Recommend one.";

test.each([
  ["boxed", HOW_MANY, "So 28 / 2 = 14.\n\n\\[\n\\boxed{14}\n\\]", "number:14"],
  ["the last box of several", HOW_MANY, "First \\boxed{28}, then \\boxed{14 \\text{ bags}}.", "number:14"],
  ["GSM8K's own mark", HOW_MANY, "30 - 2 = 28\n28 / 2 = 14\n#### 14", "number:14"],
  ["said to be the answer", HOW_MANY, "Working...\n\nThe answer is **14 bags**.", "number:14"],
  [
    "what an equation comes to",
    HOW_MANY,
    "Therefore, she can fill 28 ÷ 2 = 14 bags of 2 lollipops.",
    "number:14",
  ],
  ["with thousands and a currency", "How much is it in total?", "The answer is $45,000.", "number:45000"],
  ["hours stay hours", "How long does it take him?", "It took \\boxed{17 hours} in total.", "number:17"],
  ["an expression, where it is no number", HOW_MANY, "\\boxed{4.5x}", "text:4.5x"],
  ["a letter at the end", OPTIONS, "Turner syndrome is a monosomy. A) is normal.\n\n(D)", "option:D"],
  ["a letter in bold", OPTIONS, "The correct answer is **D) 45,X**. A and B are not.", "option:D"],
  [
    "a letter said to be right",
    OPTIONS,
    "Option (C) is triploidy. D) 45,X is the correct answer, since one is missing.",
    "option:D",
  ],
  [
    "not the last option gone through",
    OPTIONS,
    "The example is D) 45,X. The others:\nA) is normal.\nB) has three.\nC) has too many.",
    "option:D",
  ],
  ["a letter that opens", OPTIONS, "(B) Three X chromosomes make it so.", "option:B"],
  ["the prompt's own placeholder is no letter", OPTIONS, "(X) D", "option:D"],
  [
    "a recommendation",
    CHOOSE,
    "It depends. I would pick PostgreSQL here; avoid SQLite unless you stay small.",
    "choice:postgresql",
  ],
  [
    "a recommendation as a noun",
    CHOOSE,
    "My recommendation is SQLite. PostgreSQL is fine too.",
    "choice:sqlite",
  ],
  ["yes or no", "Is 91 a prime number? Explain.", "No. It is 7 times 13.", "answer:no"],
])("finds the final answer: %s", (_, prompt, text, key) => {
  expect(findFinalAnswer(text, toQuestion(prompt))?.key).toBe(key);
});

test.each([
  [
    "an open question has none",
    "Write a poem about the sea.",
    "In 1912 a ship went down, and 1,500 souls with it.",
  ],
  [
    "numbers in an essay are no answer",
    "Explain how caching works.",
    "A cache of 64 KB holds 1,024 lines of 64 bytes.",
  ],
  ["nothing is recommended", CHOOSE, "All three have their place."],
  ["nothing is said", HOW_MANY, "I do not know."],
])("finds none: %s", (_, prompt, text) => {
  expect(findFinalAnswer(text, toQuestion(prompt))).toBeNull();
});

test.each([
  ["1.94%", "1.9%", true],
  ["1.94%", "0.0194", true],
  ["1.94%", "2.1%", false],
  ["14", "15", false],
  ["45.4", "45", false],
])("%s and %s are the same answer: %s", (one, other, same) => {
  const question = toQuestion("What is the probability?");
  const answers = [one, other].map((number) => findFinalAnswer(`The answer is ${number}.`, question));
  const [left, right] = answers;
  expect(left && right && sameAnswer(left, right)).toBe(same);
});

test("reads what kind of answer a prompt asks for", () => {
  expect(toQuestion(OPTIONS)).toEqual({
    kind: "options",
    options: [
      { letter: "A", text: "46,XX" },
      { letter: "B", text: "47,XXX" },
      { letter: "C", text: "69,XYY" },
      { letter: "D", text: "45,X" },
    ],
  });
  expect(toQuestion(CHOOSE)).toEqual({
    kind: "choice",
    choices: ["SQLite", "PostgreSQL", "managed NoSQL database"],
  });
  expect(toQuestion(HOW_MANY)).toEqual({ kind: "number" });
  expect(toQuestion("Is it safe to drink rain water?")).toEqual({ kind: "yes-no" });
  expect(toQuestion("Tell me about tea or coffee.")).toEqual({ kind: "open" });
});
