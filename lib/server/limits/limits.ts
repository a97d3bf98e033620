/**
 * How much may be asked for: requests a minute and runs at once, for each token and for its owner over all of their tokens and
 * pages. Here the requests are counted; work-slots.ts has the runs. Called by the routes.
 */
import type { Clock } from "@/lib/fusion/ports";
import type { LimitsEnv } from "@/lib/server/env-limits";
import { type Refusal, refuse } from "@/lib/server/refusal";
import { type Caller, toBounds } from "./caller-bounds";
import { formatReset } from "./format-reset";
import type { LimitStore, Standing } from "./limit-store";

export interface Admission {
  /** Null: let through. */
  refusal: Refusal | null;
  /** To be put on the answer, whatever it is: how the tightest of the caller's limits stands. Empty where there is none. */
  headers: Record<string, string>;
}

export interface Limits {
  /** Counts one request. */
  admit(caller: Caller): Promise<Admission>;
}

export interface LimitDeps {
  store: LimitStore;
  clock: Pick<Clock, "now">;
  env: Pick<LimitsEnv, "requestsPerMinute" | "concurrentRuns">;
}

export function createLimits({ store, clock, env }: LimitDeps): Limits {
  return {
    async admit(caller) {
      const bounds = toBounds(caller, env.requestsPerMinute);
      if (bounds.length === 0) return { refusal: null, headers: {} };
      const tightest = findTightest(await store.countRequest(bounds, clock.now()));
      return { refusal: tightest.waitMs > 0 ? refuseTooFast(tightest) : null, headers: toHeaders(tightest) };
    },
  };
}

/** The one to wait longest for, else the one with the least room left. */
function findTightest(standings: Standing[]): Standing {
  return standings.reduce((a, b) => {
    if (a.waitMs !== b.waitMs) return a.waitMs > b.waitMs ? a : b;
    return b.remaining < a.remaining ? b : a;
  });
}

function refuseTooFast({ scope, limit, waitMs }: Standing): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const whose = scope.startsWith("token:") ? "this token" : "you";
  const wait = seconds === 1 ? "a second" : `${seconds} seconds`;
  const detail = `There were more requests by ${whose} than the ${limit} a minute that this server takes. Wait ${wait}, then try again.`;
  return refuse("rate-limited", detail, { retryAfterSeconds: seconds }).refusal;
}

/** By the names that OpenAI's clients and proxies know. */
function toHeaders({ limit, remaining, resetMs }: Standing): Record<string, string> {
  return {
    "x-ratelimit-limit-requests": String(limit),
    "x-ratelimit-remaining-requests": String(remaining),
    "x-ratelimit-reset-requests": formatReset(resetMs),
  };
}
