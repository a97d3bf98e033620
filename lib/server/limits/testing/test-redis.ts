// A Redis for tests. Skipped where TEST_REDIS_URL names no server; `npm test` starts one.

import { randomUUID } from "node:crypto";
import { describe } from "vitest";

const redisUrl = process.env.TEST_REDIS_URL;

/** The suite over Redis; counted as skipped where there is none. */
export function describeOnRedis(title: string, suite: (url: string) => void): void {
  describe.skipIf(redisUrl === undefined)(title, () => suite(redisUrl ?? ""));
}

/** Apart from all that others count in the same Redis. */
export function createScopes(): (name: string) => string {
  const apart = randomUUID();
  return (name) => `${apart}:${name}`;
}
