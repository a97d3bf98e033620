import type { Label } from "./labels";

/** A half-open range of UTF-16 offsets into a text. */
export interface Span {
  start: number;
  end: number;
}

export interface SentenceSource extends Span {
  /** The candidate whose text this sentence is closest to; null: judge-added. */
  source: Label | null;
  /** The closest sentence in that candidate. */
  at: Span | null;
  /** 0 to 1: weighted share of the sentence's n-grams found there. */
  score: number;
}

export interface Provenance {
  /** The fused answer, sentence by sentence, in order. "Closest source", never "supported by". */
  sentences: SentenceSource[];
  /** Sentences of each candidate that nothing in the answer is close to. */
  unused: Partial<Record<Label, Span[]>>;
}
