import { toTokens } from "./tokens";

/** A word, or several that stand one after the other. */
export interface SearchTerm {
  words: string[];
  /** The last word may go on. */
  isPrefix: boolean;
}

/** One letter begins too many words for an index; it is found as a word of its own. */
const MIN_PREFIX_CHARS = 2;

/**
 * What a person typed as what has to be found, all of it: words, "phrases in quotes", and the last word as the beginning of
 * one. Anything else is data: there is no syntax to get wrong. Empty where there is nothing to find in it, as in "?!".
 */
export function parseSearch(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [, quoted, closing, plain] of text.matchAll(/["“”„]([^"“”„]*)(["“”„]|$)|([^\s"“”„]+)/gu)) {
    const words = toTokens(quoted ?? plain ?? "").map(({ word }) => word);
    const isLast = closing === undefined || closing === "";
    if (words.length > 0) terms.push({ words, isPrefix: isLast });
  }
  return terms.map((term, index) => ({
    ...term,
    isPrefix:
      term.isPrefix &&
      index === terms.length - 1 &&
      [...(term.words.at(-1) ?? "")].length >= MIN_PREFIX_CHARS,
  }));
}
