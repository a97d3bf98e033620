import { describe, expect, test } from "vitest";
import type { FailureReason } from "@/lib/fusion/errors";
import { createBreaker } from "./breaker";
import { toFault } from "./faults/call-fault";
import { manualTimers } from "./testing/manual-timers";

const MODEL = "lab/a";

function open() {
  const timers = manualTimers(1_000_000);
  const breaker = createBreaker(timers);
  const fail = (reason: FailureReason = "overloaded", retryAfterMs: number | null = null, model = MODEL) =>
    breaker.begin(model).end(toFault(reason, "lab answered with an error.", { served: false, retryAfterMs }));
  const failTimes = (times: number) => {
    for (let count = 0; count < times; count += 1) fail();
  };
  const restMs = (model = MODEL) => breaker.admit(model)?.forMs ?? null;
  return { timers, breaker, fail, failTimes, restMs };
}

test("Four failures in a row let the model rest for half a minute, and it says why", () => {
  const { breaker, failTimes, timers, restMs } = open();
  failTimes(3);
  expect(restMs()).toBeNull();
  failTimes(1);
  expect(breaker.admit(MODEL)).toEqual({
    reason: "overloaded",
    message: "Resting for 30 s: it failed 4 times in a row. lab answered with an error.",
    forMs: 30_000,
  });
  expect(restMs("lab/b")).toBeNull();
  timers.advance(29_999);
  expect(restMs()).toBe(1);
});

test("A good answer in between starts the count anew", () => {
  const { breaker, failTimes, restMs } = open();
  failTimes(3);
  breaker.begin(MODEL).end(null);
  failTimes(3);
  expect(restMs()).toBeNull();
});

test.each([
  ["overloaded", true],
  ["timed-out", true],
  ["network", true],
  ["rate-limited", true],
  ["invalid-request", false],
  ["refused", false],
  ["content-filtered", false],
  ["context-too-long", false],
  ["unauthorized", false],
  ["out-of-credit", false],
  ["truncated", false],
  ["empty", false],
  ["unknown", false],
] as const)("Whether %s says that the upstream is not well: %s", (reason, counts) => {
  const { fail, restMs } = open();
  for (let count = 0; count < 8; count += 1) fail(reason);
  expect(restMs() !== null).toBe(counts);
});

describe("After its rest", () => {
  test("one caller probes, and the others rest until it has ended", () => {
    const { timers, breaker, failTimes, restMs } = open();
    failTimes(4);
    timers.advance(30_000);
    expect(breaker.admit(MODEL)).toBeNull();
    expect(breaker.admit(MODEL)).toEqual({
      reason: "overloaded",
      message: "Being tried again right now: it failed 4 times in a row. lab answered with an error.",
      forMs: 0,
    });
    const probe = breaker.begin(MODEL);
    timers.advance(600_000);
    expect(restMs()).toBe(0);
    probe.end(null);
    expect(restMs()).toBeNull();
    failTimes(3);
    expect(restMs()).toBeNull();
  });

  test("each probe that fails doubles the rest, up to five minutes", () => {
    const { timers, fail, failTimes, restMs } = open();
    failTimes(4);
    const rests = [30_000, 60_000, 120_000, 240_000, 300_000, 300_000];
    for (const ms of rests) {
      expect(restMs()).toBe(ms);
      timers.advance(ms);
      expect(restMs()).toBeNull();
      fail();
    }
  });

  test("a claim that nobody used ends after a minute", () => {
    const { timers, failTimes, restMs } = open();
    failTimes(4);
    timers.advance(30_000);
    expect(restMs()).toBeNull();
    timers.advance(59_999);
    expect(restMs()).toBe(0);
    timers.advance(1);
    expect(restMs()).toBeNull();
  });

  test("a probe that was stopped, or said nothing of the upstream, lets the next one probe", () => {
    const { timers, breaker, fail, failTimes, restMs } = open();
    failTimes(4);
    timers.advance(30_000);
    expect(restMs()).toBeNull();
    breaker.begin(MODEL).leave();
    expect(restMs()).toBeNull();
    fail("invalid-request");
    expect(restMs()).toBeNull();
  });
});

test("A call made in spite of the rest is made once, does not prolong it, and ends it where it succeeds", () => {
  const { timers, breaker, fail, failTimes, restMs } = open();
  expect(breaker.begin(MODEL).mayRetry).toBe(true);
  failTimes(4);
  timers.advance(10_000);
  fail();
  expect(restMs()).toBe(20_000);
  const call = breaker.begin(MODEL);
  expect(call.mayRetry).toBe(false);
  call.end(null);
  expect(restMs()).toBeNull();
});

test("A Retry-After over a minute is kept to from the first failure on, up to ten minutes", () => {
  const { fail, restMs, breaker } = open();
  fail("rate-limited", 60_000);
  expect(restMs()).toBeNull();
  fail("rate-limited", 61_000);
  expect(breaker.admit(MODEL)?.message).toBe(
    "Resting for 61 s: it asked to be left alone. lab answered with an error.",
  );
  fail("overloaded", 86_400_000, "lab/b");
  expect(restMs("lab/b")).toBe(600_000);
  fail("out-of-credit", 86_400_000, "lab/c");
  expect(restMs("lab/c")).toBeNull();
});
