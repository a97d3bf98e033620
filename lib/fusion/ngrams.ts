/**
 * A text's words for comparing: case, compatibility forms, punctuation and markdown do not count. Scripts without spaces
 * count by character, which serves as well and needs no dictionary.
 */
export function toWords(text: string): string[] {
  return text.normalize("NFKC").toLowerCase().match(WORD) ?? [];
}

/** The words and their runs of two and three, each once: what two sentences are compared by. */
export function toNgrams(words: readonly string[]): Set<string> {
  const grams = new Set<string>();
  for (let at = 0; at < words.length; at++) {
    const one = words[at] as string;
    grams.add(one);
    if (at + 1 < words.length) grams.add(`${one} ${words[at + 1]}`);
    if (at + 2 < words.length) grams.add(`${one} ${words[at + 1]} ${words[at + 2]}`);
  }
  return grams;
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu;
