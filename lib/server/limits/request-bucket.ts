/**
 * A bucket that lets `limit` requests through at once and gets one back every minute / limit: no moment at which everybody's
 * counter starts over, and one number to keep. In whole microseconds, so that Redis computes the same to the last digit.
 * https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
import type { Bound, Standing } from "./limit-store";

const MINUTE_US = 60_000_000;

/** What one request takes from the bucket: the time after which it is back. */
export function costUs(limit: number): number {
  return Math.floor(MINUTE_US / limit);
}

/** When the bucket is full again if the request is let through, and whether it is. `fullAtUs`: as it was; 0 where nothing is known. */
export function pour(limit: number, fullAtUs: number, nowUs: number): { nextUs: number; waitUs: number } {
  const cost = costUs(limit);
  const nextUs = Math.max(fullAtUs, nowUs) + cost;
  return { nextUs, waitUs: Math.max(0, nextUs - nowUs - cost * limit) };
}

/** `fullAtUs`: as it is after the request was counted, or was not. */
export function toStanding(
  { scope, limit }: Bound,
  { fullAtUs, waitUs, nowUs }: { fullAtUs: number; waitUs: number; nowUs: number },
): Standing {
  const cost = costUs(limit);
  const owedUs = Math.max(0, fullAtUs - nowUs);
  return {
    scope,
    limit,
    remaining: Math.max(0, Math.floor((cost * limit - owedUs) / cost)),
    resetMs: owedUs / 1_000,
    waitMs: waitUs / 1_000,
  };
}
