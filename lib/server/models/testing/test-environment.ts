import type { StreamEnvironment } from "@/lib/server/models/stream/stream-model";
import { DEFAULT_TIMEOUTS, type Timeouts } from "@/lib/server/models/stream/timeouts";
import { scaledTimers } from "./scaled-timers";

const FACTOR = 100;

/** Waits between retries a hundred times as fast and without jitter, and the default limits as they are. */
export function testEnvironment(): StreamEnvironment {
  const slowed = Object.entries(DEFAULT_TIMEOUTS).map(([phase, ms]) => [phase, ms * FACTOR]);
  return { timeouts: Object.fromEntries(slowed) as Timeouts, timers: scaledTimers(FACTOR), random: () => 0 };
}

/** The default limits a hundred times as fast as well: 120 s of silence take 1.2 s. */
export function hurriedEnvironment(): StreamEnvironment {
  return { timeouts: DEFAULT_TIMEOUTS, timers: scaledTimers(FACTOR), random: () => 0 };
}
