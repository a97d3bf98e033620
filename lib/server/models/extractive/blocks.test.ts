import fc from "fast-check";
import { expect, test } from "vitest";
import { toBlocks } from "./blocks";

test("tells prose from items, headings, code, tables and maths", () => {
  const text =
    "# Title\nOne line\ngoes on.\n\n- item\n  goes on\n1. second\n\n```ts\nconst a = 1;\n\nconst b = 2;\n```\n| a | b |\n| - | - |\n| 1 | 2 |\n\n$$\nx = 1\n$$\nEnd.";
  expect(toBlocks(text).map(({ kind, text: own }) => [kind, own.split("\n").length])).toEqual([
    ["heading", 1],
    ["prose", 2],
    ["item", 2],
    ["item", 1],
    ["code", 5],
    ["table", 3],
    ["math", 3],
    ["prose", 1],
  ]);
});

test("an unclosed fence runs to the end", () => {
  expect(toBlocks("Look:\n```\ncode\n\nmore").map(({ kind }) => kind)).toEqual(["prose", "code"]);
});

test("blocks are in order, do not overlap, and are the text at their offsets", () => {
  const line = fc.constantFrom("", "a b.", "# h", "- i", "```", "| a |", "$$", "\\[", "x \\]", "  ");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const text = lines.join("\n");
      let end = 0;
      for (const block of toBlocks(text)) {
        expect(block.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(block.start, block.end)).toBe(block.text);
        end = block.end;
      }
    }),
  );
});
