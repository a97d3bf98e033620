import { Redis } from "ioredis";
import type { LimitStore } from "./limit-store";
import { createMemoryLimitStore } from "./memory-limit-store";
import { createRedisLimitStore } from "./redis-limit-store";
import { reportRarely } from "./report-rarely";
import { createSteadyLimitStore } from "./steady-limit-store";

export interface OpenLimitStore {
  store: LimitStore;
  /** Resolves when Redis answers, or does not for now: it is tried again by itself. */
  connect(): Promise<void>;
  close(): void;
}

/** Longer than any answer of a Redis that is well, and short for a person who waits. */
const ANSWER_MS = 500;
const CONNECT_MS = 2_000;
const LONGEST_PAUSE_MS = 5_000;

const AWAY =
  "Redis does not answer. Limits are counted by this process alone until it does; runs and answers go on";

/** In Redis where `redisUrl` names one, else in the memory of this process. */
export function openLimitStore(
  redisUrl: string | null,
  reporting: Parameters<typeof reportRarely>[1],
): OpenLimitStore {
  const own = createMemoryLimitStore();
  if (redisUrl === null) return { store: own, connect: async () => undefined, close: () => undefined };
  const redis = new Redis(redisUrl, {
    ...{ lazyConnect: true, commandTimeout: ANSWER_MS, connectTimeout: CONNECT_MS },
    // What cannot be asked now is counted here instead of later there.
    ...{ enableOfflineQueue: false, autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 0 },
    retryStrategy: (times) => Math.min(times * 200, LONGEST_PAUSE_MS),
  });
  const onAway = reportRarely(AWAY, reporting);
  redis.on("error", onAway);
  const shared = createRedisLimitStore(redis);
  return {
    store: createSteadyLimitStore({ shared, own, onAway }),
    connect: () => redis.connect().catch(onAway),
    close: () => redis.disconnect(),
  };
}
