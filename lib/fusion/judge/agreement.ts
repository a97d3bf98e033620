export interface Agreement {
  agree: boolean;
  /** What was compared; null where there was nothing to compare. */
  how: "answers" | "overlap" | null;
  /** 0 to 1: the share of texts with the commonest answer, or the lowest word overlap of any two texts. */
  score: number;
}

export function findAgreement(texts: string[]): Agreement {
  void texts;
  return { agree: false, how: null, score: 0 };
}
