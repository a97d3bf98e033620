/** A measured value, and how often it was measured. */
export interface Counted {
  value: number;
  calls: number;
}

/**
 * The percentile by nearest rank: the smallest measured value that at least `percent` of all values do not exceed, so that what
 * is shown was measured and not made up between two. `ascending` is sorted and not empty.
 */
export function nearestRank(ascending: readonly Counted[], percent: number): number {
  const total = ascending.reduce((sum, { calls }) => sum + calls, 0);
  let left = Math.max(1, Math.ceil((percent / 100) * total));
  for (const { value, calls } of ascending) {
    left -= calls;
    if (left <= 0) return value;
  }
  throw new RangeError("There is no percentile of nothing.");
}

/** Values as they came, sorted, each counted once. */
export function countEach(values: readonly number[]): Counted[] {
  return values.toSorted((a, b) => a - b).map((value) => ({ value, calls: 1 }));
}
