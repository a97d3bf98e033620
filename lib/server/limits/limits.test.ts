import { expect, test } from "vitest";
import { createVirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { formatReset } from "./format-reset";
import { createLimits } from "./limits";
import { createMemoryLimitStore } from "./memory-limit-store";

const NOW_MS = 1_900_000_000_000;
const ada = { ownerId: "acc_ada", tokenId: null };

function open(requestsPerMinute: number) {
  const clock = createVirtualClock(NOW_MS);
  const env = { requestsPerMinute, concurrentRuns: 0 };
  return createLimits({ store: createMemoryLimitStore(), clock, env });
}

const headers = (limit: number, remaining: number, reset: string) => ({
  "x-ratelimit-limit-requests": String(limit),
  "x-ratelimit-remaining-requests": String(remaining),
  "x-ratelimit-reset-requests": reset,
});

test("a token has its limit, and its owner twice that over all tokens and pages", async () => {
  const { admit } = open(2);
  const by = (tokenId: string | null) => admit({ ...ada, tokenId });
  const outcomes = [
    await by("tok_one"),
    await by("tok_one"),
    await by("tok_one"),
    await by("tok_two"),
    await by(null),
    await by(null),
    await by("tok_two"),
    await admit({ ownerId: "acc_eve", tokenId: null }),
  ];
  expect(outcomes.map(({ refusal }) => refusal?.detail.match(/by (this token|you)/)?.[1] ?? null)).toEqual([
    null,
    null,
    "this token",
    null,
    null,
    "you",
    "you",
    null,
  ]);
  expect(outcomes.slice(0, 4).map((outcome) => outcome.headers)).toEqual([
    headers(2, 1, "30s"),
    headers(2, 0, "1m0s"),
    headers(2, 0, "1m0s"),
    headers(2, 1, "30s"),
  ]);
});

test("a refusal says what the limit is, and how long to wait", async () => {
  const { admit } = open(1);
  await admit(ada);
  await admit(ada);
  expect(await admit(ada)).toEqual({
    headers: headers(2, 0, "1m0s"),
    refusal: {
      code: "rate-limited",
      detail:
        "There were more requests by you than the 2 a minute that this server takes. Wait 30 seconds, then try again.",
      retryAfterSeconds: 30,
    },
  });
});

test("without a limit nothing is counted or said", async () => {
  const { admit } = open(0);
  expect(await admit(ada)).toEqual({ headers: {}, refusal: null });
});

test.each([
  [0, "0s"],
  [1, "1s"],
  [59_001, "1m0s"],
  [360_000, "6m0s"],
])("%d milliseconds are told as %s", (ms, text) => {
  expect(formatReset(ms)).toBe(text);
});
