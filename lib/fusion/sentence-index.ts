import { toNgrams, toWords } from "./ngrams";

/**
 * Sentences by their n-grams, each weighted by its rarity among them (IDF): what two sentences share of rare wording
 * says more than any number of common words. Built once, asked for each sentence of another text. Sentences of the
 * same words are one entry, so that a text that repeats itself costs no more than one that does not.
 */
export interface SentenceIndex {
  /** For each sentence as given, its entry. */
  entryOf: number[];
  /** Every entry that shares wording with the text. */
  findOverlaps(text: string): Overlap[];
}

export interface Overlap {
  entry: number;
  /** 0 to 1: the weighted share of the text's n-grams that the entry has. */
  contained: number;
  /** 0 to 1: the weighted share of the entry's n-grams that the text has. */
  covered: number;
}

/** N-grams in more entries than this say nothing; without them the work stays linear in the length of the texts. */
const MAX_POSTINGS = 400;

export function createSentenceIndex(sentences: readonly string[]): SentenceIndex {
  const { entryOf, entryByKey, grams } = toEntries(sentences);
  const postings = new Map<string, number[]>();
  grams.forEach((set, entry) => {
    for (const gram of set) {
      const list = postings.get(gram);
      if (list) list.push(entry);
      else postings.set(gram, [entry]);
    }
  });
  // Unseen n-grams weigh the most: words that no sentence has are what makes a text its author's own.
  const idf = (gram: string) => {
    const count = postings.get(gram)?.length ?? 0;
    return count > MAX_POSTINGS ? 0 : Math.log(1 + grams.length / (1 + count));
  };
  const weightOf = (set: Set<string>) => [...set].reduce((sum, gram) => sum + idf(gram), 0);
  const weights = grams.map(weightOf);
  const shared = new Float64Array(grams.length);

  const findOverlaps = (text: string): Overlap[] => {
    const words = toWords(text);
    const set = toNgrams(words);
    const whole = weightOf(set);
    const touched: number[] = [];
    for (const gram of set) {
      const weight = idf(gram);
      if (weight === 0) continue;
      for (const entry of postings.get(gram) ?? []) {
        if (shared[entry] === 0) touched.push(entry);
        shared[entry] = (shared[entry] ?? 0) + weight;
      }
    }
    const overlaps = touched.map((entry) => {
      const weight = shared[entry] ?? 0;
      shared[entry] = 0;
      return {
        entry,
        contained: Math.min(1, weight / whole),
        covered: Math.min(1, weight / (weights[entry] ?? 1)),
      };
    });
    const same = entryByKey.get(words.join(" "));
    return same === undefined
      ? overlaps
      : [{ entry: same, contained: 1, covered: 1 }, ...overlaps.filter(({ entry }) => entry !== same)];
  };
  return { entryOf, findOverlaps };
}

function toEntries(sentences: readonly string[]) {
  const entryByKey = new Map<string, number>();
  const grams: Set<string>[] = [];
  const entryOf = sentences.map((sentence) => {
    const words = toWords(sentence);
    const key = words.join(" ");
    const known = entryByKey.get(key);
    if (known !== undefined) return known;
    entryByKey.set(key, grams.length);
    grams.push(toNgrams(words));
    return grams.length - 1;
  });
  return { entryOf, entryByKey, grams };
}
