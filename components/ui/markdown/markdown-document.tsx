import { useState } from "react";
import { MarkdownBlock } from "./markdown-block";
import { createBlockSplitter } from "./split-blocks";
import "./markdown.css";

/** The heavy half of `Markdown`, in a chunk of its own. */
export default function MarkdownDocument({ text, streaming }: { text: string; streaming: boolean }) {
  const [split] = useState(() => createBlockSplitter());
  const blocks = split(text);
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: blocks are only ever appended; the place is the identity
    <MarkdownBlock key={index} text={block} growing={streaming && index === blocks.length - 1} />
  ));
}
