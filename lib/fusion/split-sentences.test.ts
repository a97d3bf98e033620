import fc from "fast-check";
import { expect, test } from "vitest";
import { splitSentences } from "./split-sentences";

const split = (text: string) => splitSentences(text).map((span) => text.slice(span.start, span.end));

test("prose is split at sentences, across line breaks, and not after abbreviations or inside numbers", () => {
  expect(split("Dr. Smith left\nthe U.S. Army in 1.5 years, e.g. early. He was **done.** Was he?")).toEqual([
    "Dr. Smith left\nthe U.S. Army in 1.5 years, e.g. early.",
    "He was **done.**",
    "Was he?",
  ]);
});

test("headings, list items and quotes are split without their markers", () => {
  expect(split("# A plan. Two\n- first. Second\n  goes on\n2. third\n- [x] done\n> said. Again")).toEqual([
    "A plan.",
    "Two",
    "first.",
    "Second\n  goes on",
    "third",
    "done",
    "said.",
    "Again",
  ]);
});

test("a code block, a formula block and a table row are each one unit", () => {
  const code = "```ts\nconst a = 1. + b;\n\nrun();\n```";
  expect(
    split(
      `Before.\n${code}\nAfter.\n$$\nx = 1. Y\n$$\n| a. B | c |\n|---|---|\n| d | e |\n\\[ z = 2 \\]\nEnd.`,
    ),
  ).toEqual([
    "Before.",
    code,
    "After.",
    "$$\nx = 1. Y\n$$",
    "| a. B | c |",
    "| d | e |",
    "\\[ z = 2 \\]",
    "End.",
  ]);
});

test("a code block that is still open runs to the end", () => {
  expect(split("Look:\n```\na. B\n\nc")).toEqual(["Look:", "```\na. B\n\nc"]);
});

test("other scripts end their sentences too", () => {
  expect(split("这是第一句。这是第二句！")).toEqual(["这是第一句。", "这是第二句！"]);
});

test("spans are in order, apart, trimmed, inside the text, and lose no letter or digit outside list markers", () => {
  const piece = fc.constantFrom(
    "word",
    "One. Two! ",
    "\n",
    "\n\n",
    "- ",
    "# ",
    "```",
    "$$",
    "|a|",
    "> ",
    "...",
    "é",
    "3.",
    "句。",
    " ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      let at = 0;
      let kept = "";
      for (const { start, end } of splitSentences(text)) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        kept += text.slice(start, end);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
      const letters = (from: string) => from.replace(/[^\p{L}]/gu, "");
      expect(letters(kept)).toBe(letters(text));
    }),
  );
});
