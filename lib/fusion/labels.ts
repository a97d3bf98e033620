/** Candidates are labelled in the pool's order; eight is the largest pool. */
export const LABELS = ["A", "B", "C", "D", "E", "F", "G", "H"] as const;
export type Label = (typeof LABELS)[number];
export const MAX_POOL = LABELS.length;

export function labelAt(index: number): Label {
  const label = LABELS[index];
  if (!label)
    throw new RangeError(`A pool has at most ${MAX_POOL} members; there is no member ${index + 1}.`);
  return label;
}

export function isLabel(value: unknown): value is Label {
  return typeof value === "string" && (LABELS as readonly string[]).includes(value);
}

/**
 * What stands before the judge: a candidate's answer of one round. Round 0 is the pool's own answer and keeps the
 * bare label; a debate's later answers are numbered from two ("A2" is what A said in round 1).
 */
export function contestantId(candidate: Label, round: number): string {
  return round === 0 ? candidate : `${candidate}${round + 1}`;
}
