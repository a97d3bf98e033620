/**
 * The percentile by nearest rank: the smallest measured value that at least `percent` of all values do not exceed, so that what
 * is shown was measured and not made up between two. `ascending` is sorted and not empty.
 */
export function nearestRank(ascending: readonly number[], percent: number): number {
  const rank = Math.max(1, Math.ceil((percent / 100) * ascending.length));
  const value = ascending[rank - 1];
  if (value === undefined) throw new RangeError("There is no percentile of nothing.");
  return value;
}
