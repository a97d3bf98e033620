/**
 * How measured values are spread: percentiles, and a histogram on a logarithmic scale, for times and rates differ by factors and
 * not by steps. Eight buckets a decade, each about a third wider than the one before; the first one holds everything below 1.
 * Called by `measureModels`.
 */
import type { Spread } from "@/lib/contract/models";
import { type Counted, nearestRank } from "./nearest-rank";

const BUCKETS_PER_DECADE = 8;

/** Null where nothing was measured. Values are not negative. */
export function spreadOf(counted: readonly Counted[]): Spread | null {
  if (counted.length === 0) return null;
  const ascending = counted.toSorted((a, b) => a.value - b.value);
  return {
    p50: nearestRank(ascending, 50),
    p95: nearestRank(ascending, 95),
    p99: nearestRank(ascending, 99),
    histogram: toHistogram(ascending),
  };
}

/** From the lowest to the highest bucket that holds something; those between may be empty. */
function toHistogram(ascending: readonly Counted[]): Spread["histogram"] {
  let bucket = bucketOf(ascending[0]?.value ?? 0);
  let open = { from: edgeOf(bucket), to: edgeOf(bucket + 1), count: 0 };
  const histogram = [open];
  for (const { value, calls } of ascending) {
    while (value >= open.to) {
      bucket += 1;
      open = { from: open.to, to: edgeOf(bucket + 1), count: 0 };
      histogram.push(open);
    }
    open.count += calls;
  }
  return histogram;
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
