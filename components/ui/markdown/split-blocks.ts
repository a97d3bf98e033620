import { parseMarkdownIntoBlocks } from "streamdown";

/**
 * Splits a growing text into markdown blocks without reading it all again: what stands before the last few blocks cannot
 * change any more, so only the tail is parsed. Measured need: lexing 50,000 characters for each of 8 columns at every
 * update would take the whole frame.
 */
export type BlockSplitter = (text: string) => string[];

/** A list or table may still swallow the block after it; three back is settled. */
const UNSETTLED_BLOCKS = 3;
const CHECKED_CHARS = 64;

export function createBlockSplitter(
  parse: (text: string) => string[] = parseMarkdownIntoBlocks,
): BlockSplitter {
  let settled: string[] = [];
  let settledChars = 0;
  let seam = "";

  return (raw) => {
    // The lexer counts \r\n as one character, which would shift every offset.
    const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw;
    if (
      text.length < settledChars ||
      text.slice(Math.max(0, settledChars - CHECKED_CHARS), settledChars) !== seam
    ) {
      settled = [];
      settledChars = 0;
    }
    const tail = text.slice(settledChars);
    const blocks = parse(tail);
    const keep = blocks.length - UNSETTLED_BLOCKS;
    // Where the lexer rewrote something (tabs), lengths no longer add up: leave that tail unsettled.
    if (keep > 0 && blocks.reduce((sum, block) => sum + block.length, 0) === tail.length) {
      const ready = blocks.slice(0, keep);
      settled = [...settled, ...ready];
      settledChars += ready.reduce((sum, block) => sum + block.length, 0);
      seam = text.slice(Math.max(0, settledChars - CHECKED_CHARS), settledChars);
      return [...settled, ...blocks.slice(keep)];
    }
    seam = text.slice(Math.max(0, settledChars - CHECKED_CHARS), settledChars);
    return [...settled, ...blocks];
  };
}
