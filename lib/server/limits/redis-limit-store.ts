/**
 * For several server processes: counts in Redis, each call in one step there. Rejects where Redis does not answer: see
 * steady-limit-store.ts. The time is the caller's, so that machines whose clocks differ by a second count a second apart.
 */
import type { Redis } from "ioredis";
import { type LimitStore, SLOT_MS } from "./limit-store";
import { toStanding } from "./request-bucket";

/** The same sums as request-bucket.ts. KEYS: buckets. ARGV: now in microseconds, then each limit. Answers fullAt, wait, fullAt, wait … */
const COUNT_REQUEST = `
local now = tonumber(ARGV[1])
local hasRoom = true
local full, later, wait = {}, {}, {}
for i, key in ipairs(KEYS) do
  local limit = tonumber(ARGV[i + 1])
  local cost = math.floor(60000000 / limit)
  full[i] = tonumber(redis.call('GET', key) or 0)
  later[i] = math.max(full[i], now) + cost
  wait[i] = math.max(0, later[i] - now - cost * limit)
  if wait[i] > 0 then hasRoom = false end
end
local answer = {}
for i, key in ipairs(KEYS) do
  if hasRoom then
    full[i] = later[i]
    redis.call('SET', key, string.format('%.0f', full[i]), 'PX', math.ceil((full[i] - now) / 1000))
  end
  table.insert(answer, full[i])
  table.insert(answer, wait[i])
end
return answer`;

/** KEYS: who holds what until when. ARGV: the slot, now, until, how long the keys are kept, then each limit. Answers which is full, or 0. */
const CLAIM_SLOT = `
for i, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', ARGV[2])
  if not redis.call('ZSCORE', key, ARGV[1]) and redis.call('ZCARD', key) >= tonumber(ARGV[i + 4]) then return i end
end
for _, key in ipairs(KEYS) do
  redis.call('ZADD', key, ARGV[3], ARGV[1])
  redis.call('PEXPIRE', key, ARGV[4])
end
return 0`;

/** A key whose slots are all lost goes by itself. */
const KEPT_MS = 2 * SLOT_MS;

const bucketOf = (scope: string) => `tokamak:requests:${scope}`;
const slotsOf = (scope: string) => `tokamak:runs:${scope}`;

export function createRedisLimitStore(redis: Redis): LimitStore {
  return {
    async countRequest(bounds, nowMs) {
      const nowUs = Math.round(nowMs * 1_000);
      const keys = bounds.map(({ scope }) => bucketOf(scope));
      const limits = bounds.map(({ limit }) => limit);
      const answer = await redis.eval(COUNT_REQUEST, keys.length, ...keys, nowUs, ...limits);
      const figures = answer as number[];
      return bounds.map((bound, index) => {
        const [fullAtUs = 0, waitUs = 0] = figures.slice(2 * index);
        return toStanding(bound, { fullAtUs, waitUs, nowUs });
      });
    },
    async claimSlot(id, bounds, { nowMs, untilMs }) {
      const keys = bounds.map(({ scope }) => slotsOf(scope));
      const limits = bounds.map(({ limit }) => limit);
      const full = await redis.eval(CLAIM_SLOT, keys.length, ...keys, id, nowMs, untilMs, KEPT_MS, ...limits);
      return bounds[Number(full) - 1] ?? null;
    },
    async renewSlots(slots, untilMs) {
      const all = redis.pipeline();
      for (const { id, scopes } of slots)
        for (const scope of scopes) all.zadd(slotsOf(scope), untilMs, id).pexpire(slotsOf(scope), KEPT_MS);
      await requireAll(all.exec());
    },
    async releaseSlot({ id, scopes }) {
      const all = redis.pipeline();
      for (const scope of scopes) all.zrem(slotsOf(scope), id);
      await requireAll(all.exec());
    },
  };
}

/** A pipeline resolves with its commands' failures. */
async function requireAll(answers: Promise<[error: Error | null, result: unknown][] | null>): Promise<void> {
  const failed = (await answers)?.find(([error]) => error !== null);
  if (failed?.[0]) throw failed[0];
}
