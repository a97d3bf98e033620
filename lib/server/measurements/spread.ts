/**
 * How measured values are spread: percentiles, and a histogram on a logarithmic scale, for times and rates differ by factors and
 * not by steps. Eight buckets a decade, each about a third wider than the one before; the first one holds everything below 1.
 * Called by `measureModels`.
 */
import type { Spread } from "@/lib/contract/models";
import { nearestRank } from "./nearest-rank";

const BUCKETS_PER_DECADE = 8;

/** Null where nothing was measured. Values are not negative. */
export function spreadOf(values: readonly number[]): Spread | null {
  if (values.length === 0) return null;
  const ascending = values.toSorted((a, b) => a - b);
  return {
    p50: nearestRank(ascending, 50),
    p95: nearestRank(ascending, 95),
    p99: nearestRank(ascending, 99),
    histogram: toHistogram(ascending),
  };
}

/** From the lowest to the highest bucket that holds something; those between may be empty. */
function toHistogram(values: readonly number[]): Spread["histogram"] {
  const counts = new Map<number, number>();
  for (const value of values) {
    const bucket = bucketOf(value);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  const lowest = Math.min(...counts.keys());
  const length = Math.max(...counts.keys()) - lowest + 1;
  return Array.from({ length }, (_, index) => {
    const bucket = lowest + index;
    return { from: edgeOf(bucket), to: edgeOf(bucket + 1), count: counts.get(bucket) ?? 0 };
  });
}

/** Three digits are exact enough to draw and short enough to read. */
function edgeOf(bucket: number): number {
  return bucket < 0 ? 0 : Number((10 ** (bucket / BUCKETS_PER_DECADE)).toPrecision(3));
}

/** −1 for what is below 1. */
function bucketOf(value: number): number {
  if (value < 1) return -1;
  const near = Math.floor(Math.log10(value) * BUCKETS_PER_DECADE);
  // Edges are rounded, so that a value beside one may belong to the neighbour.
  if (value < edgeOf(near)) return near - 1;
  return value >= edgeOf(near + 1) ? near + 1 : near;
}
