import type { StreamEnvironment } from "@/lib/server/models/stream/stream-model";
import { DEFAULT_TIMEOUTS } from "@/lib/server/models/stream/timeouts";
import { scaledTimers } from "./scaled-timers";

/** The default limits, a hundred times as fast, without jitter. */
export function testEnvironment(overrides: Partial<StreamEnvironment> = {}): StreamEnvironment {
  return { timeouts: DEFAULT_TIMEOUTS, timers: scaledTimers(100), random: () => 0, ...overrides };
}
