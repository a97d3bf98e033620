import { parseMarkdownIntoBlocks } from "streamdown";
import { describe, expect, it } from "vitest";
import { createBlockSplitter } from "./split-blocks";

const TEXT = [
  "# Title",
  "First paragraph\nwith two lines.",
  "- one\n- two\n\n  still two",
  "```ts\nconst a = 1;\n\nconst b = 2;\n```",
  "| a | b |\n| --- | --- |\n| 1 | 2 |",
  "Last words.",
  "1. x\n2. y",
  "> quoted",
  "The end.",
].join("\n\n");

describe("splitting a growing markdown text", () => {
  it("gives at every length what parsing the whole text gives", () => {
    const split = createBlockSplitter();
    for (let length = 1; length <= TEXT.length; length += 3) {
      const text = TEXT.slice(0, length);
      expect(split(text)).toEqual(parseMarkdownIntoBlocks(text));
    }
    expect(split(TEXT)).toEqual(parseMarkdownIntoBlocks(TEXT));
  });

  it("starts over when the text is another one", () => {
    const split = createBlockSplitter();
    split(TEXT);
    expect(split("# Other\n\ntext")).toEqual(parseMarkdownIntoBlocks("# Other\n\ntext"));
  });

  it("parses only the tail of a long text", () => {
    const parsed: number[] = [];
    const split = createBlockSplitter((text) => {
      parsed.push(text.length);
      return parseMarkdownIntoBlocks(text);
    });
    const long = Array.from({ length: 500 }, (_, index) => `Paragraph ${index} of a long answer.`).join(
      "\n\n",
    );
    split(long);
    split(`${long} And`);
    expect(parsed.at(-1)).toBeLessThan(200);
  });
});
