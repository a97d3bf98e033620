/**
 * What counts as a word, in text and in searches alike: the databases are given words cut here, so that both find the same.
 * Called where text is indexed, where a search is read, and where a hit is shown.
 */
export interface Token {
  /** In lower case, without accents. */
  word: string;
  /** Where it stands in the text, in UTF-16 units. */
  start: number;
  end: number;
}

/** Scripts without spaces between words: each sign is a word, and a run of them is found as a phrase. */
const SIGN =
  "[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]";
const WORD = new RegExp(`(?=[\\p{L}\\p{N}])${SIGN}\\p{M}*|(?:(?!${SIGN})[\\p{L}\\p{N}]\\p{M}*)+`, "gu");

/** A longer one is data, not a word: its head is enough, and PostgreSQL takes no word over 2,046 bytes. */
const MAX_WORD_CHARS = 64;

export function toTokens(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = foldWord(match[0]);
    if (word !== "") tokens.push({ word, start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}

function foldWord(written: string): string {
  const plain = written.slice(0, MAX_WORD_CHARS).normalize("NFKD").toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]/gu, "");
}
