import { Redis } from "ioredis";
import { afterAll, describe } from "vitest";
import { createMemoryLimitStore } from "./memory-limit-store";
import { createRedisLimitStore } from "./redis-limit-store";
import { describeLimitStore } from "./testing/limit-store-contract";
import { createScopes, describeOnRedis } from "./testing/test-redis";

describe("the memory limit store", () => {
  describeLimitStore(async () => ({ store: createMemoryLimitStore(), scope: createScopes() }));
});

describeOnRedis("the Redis limit store", (url) => {
  const redis = new Redis(url, { lazyConnect: true });
  afterAll(() => redis.disconnect());
  describeLimitStore(async () => ({ store: createRedisLimitStore(redis), scope: createScopes() }));
});
