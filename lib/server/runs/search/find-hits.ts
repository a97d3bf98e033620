import type { SearchTerm } from "./parse-search";
import type { Token } from "./tokens";

/** A place in a text, in UTF-16 units, and which of the terms stands there. */
export interface Hit {
  term: number;
  start: number;
  end: number;
}

/** Every place where one of the terms stands, in order. */
export function findHits(tokens: readonly Token[], terms: readonly SearchTerm[]): Hit[] {
  return tokens.flatMap((token, at) =>
    terms.flatMap((term, index): Hit[] => {
      if (!standsAt(tokens, at, term)) return [];
      const end = tokens[at + term.words.length - 1]?.end ?? token.end;
      return [{ term: index, start: token.start, end }];
    }),
  );
}

/** Whether a text with these tokens is found by the terms: all of them, and there must be one. */
export function isFound(tokens: readonly Token[], terms: readonly SearchTerm[]): boolean {
  const met = new Set(findHits(tokens, terms).map(({ term }) => term));
  return terms.length > 0 && met.size === terms.length;
}

function standsAt(tokens: readonly Token[], at: number, { words, isPrefix }: SearchTerm): boolean {
  return words.every((word, offset) => {
    const found = tokens[at + offset]?.word;
    const mayGoOn = isPrefix && offset === words.length - 1;
    return mayGoOn ? found?.startsWith(word) === true : found === word;
  });
}
