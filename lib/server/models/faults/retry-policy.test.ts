import { expect, test } from "vitest";
import { nextRetryMs, type RetryQuestion } from "./retry-policy";

const question = (overrides: Partial<RetryQuestion>): RetryQuestion => ({
  retry: "backoff",
  retryAfterMs: null,
  made: 0,
  waitedMs: 0,
  random: 1,
  ...overrides,
});

test("Waits double, between half and all of their length, and end after three", () => {
  expect([0, 1, 2, 3].map((made) => nextRetryMs(question({ made })))).toEqual([500, 1_000, 2_000, null]);
  expect([0, 1, 2].map((made) => nextRetryMs(question({ made, random: 0 })))).toEqual([250, 500, 1_000]);
});

test("What asks for one retry gets one, and what is final gets none", () => {
  expect([0, 1].map((made) => nextRetryMs(question({ retry: "once", made })))).toEqual([200, null]);
  expect(nextRetryMs(question({ retry: "never", retryAfterMs: 1_000 }))).toBeNull();
});

test("A Retry-After of up to 60 s is honoured, never undercut, and spread a little", () => {
  expect(nextRetryMs(question({ retryAfterMs: 60_000, random: 0 }))).toBe(60_000);
  expect(nextRetryMs(question({ retryAfterMs: 60_000, random: 1 }))).toBe(60_250);
  expect(nextRetryMs(question({ retryAfterMs: 60_001 }))).toBeNull();
});

test("All waits of a call stay inside its budget", () => {
  expect(nextRetryMs(question({ made: 1, retryAfterMs: 30_000, waitedMs: 59_000, random: 0 }))).toBe(30_000);
  expect(nextRetryMs(question({ made: 1, retryAfterMs: 50_000, waitedMs: 59_000 }))).toBeNull();
});
