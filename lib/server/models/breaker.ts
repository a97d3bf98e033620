/**
 * Lets a model rest that keeps failing, so that nobody waits for it and it is not hammered. One of these stands in every
 * connection (so that two owners never share one) and knows each of its models by itself. The core asks `admit` before it
 * picks a model; a call that is made all the same, for want of another, is made once.
 *
 * It counts failures in a row and no rate: an instance for a few people makes too few calls for one (resilience4j wants 100
 * before it judges). The first rest is the shortest that Portkey's breaker allows. Where everything rests, it is passed over,
 * as there: a person who asked is not refused.
 */
import type { FailureReason } from "@/lib/fusion/errors";
import type { Rest } from "@/lib/fusion/ports";
import type { ModelId } from "@/lib/fusion/run-request";
import type { CallFault } from "./faults/call-fault";
import { formatWait } from "./faults/classify-provider-error";
import { MAX_RETRY_AFTER_MS } from "./faults/retry-policy";

const FAILURES_IN_A_ROW = 4;
const FIRST_REST_MS = 30_000;
const LONGEST_REST_MS = 5 * 60_000;
/** What a provider may ask for by its `Retry-After`. */
const LONGEST_ASKED_REST_MS = 10 * 60_000;
/** A debate lies between choosing a judge and calling it; after this long, somebody else may probe. */
const CLAIM_MS = 60_000;
/** The models that failed last; the one that did so first is forgotten. */
const MAX_MODELS = 500;

/**
 * What says that the upstream is not well. All else says something about the request, the key or the account, or was a
 * person's stop. `truncated` is left out, since it also means an output limit that was too low.
 */
const UNWELL: ReadonlySet<FailureReason> = new Set(["overloaded", "timed-out", "network", "rate-limited"]);

export interface Breaker {
  /** As the port's. */
  admit(model: ModelId): Rest | null;
  begin(model: ModelId): BreakerCall;
}

/** One call under way. */
export interface BreakerCall {
  /** False where the model rests or is being probed: one request, and no more. */
  mayRetry: boolean;
  /** How it ended; null for a good answer. */
  end(fault: CallFault | null): void;
  /** It came to no end that says anything. Does nothing after `end`. */
  leave(): void;
}

interface Ailing {
  /** In a row. */
  failures: number;
  /** Null until there were enough of them. */
  rest: { untilMs: number; lengthMs: number; reason: FailureReason; message: string } | null;
  /** Who may try it after its rest; a claim that was not used ends at `untilMs`. */
  probe: { untilMs: number; calling: boolean } | null;
}

export function createBreaker({ now }: { now(): number }): Breaker {
  const ailing = new Map<ModelId, Ailing>();

  const isTaken = ({ probe }: Ailing) => probe !== null && (probe.calling || now() < probe.untilMs);

  function record(model: ModelId, fault: CallFault, isProbe: boolean): void {
    if (!UNWELL.has(fault.failure.reason)) return;
    const before = ailing.get(model);
    const failures = (before?.failures ?? 0) + 1;
    const rest = nextRest(before?.rest ?? null, { failures, fault, isProbe, nowMs: now() });
    ailing.delete(model);
    ailing.set(model, { failures, rest, probe: before?.probe ?? null });
    for (const [oldest] of ailing) {
      if (ailing.size <= MAX_MODELS) break;
      ailing.delete(oldest);
    }
  }

  return {
    admit(model) {
      const state = ailing.get(model);
      if (!state?.rest) return null;
      const { untilMs, reason, message } = state.rest;
      const forMs = untilMs - now();
      if (forMs > 0) return { reason, message: `Resting for ${formatWait(forMs)}: ${message}`, forMs };
      if (isTaken(state)) return { reason, message: `Being tried again right now: ${message}`, forMs: 0 };
      state.probe = { untilMs: now() + CLAIM_MS, calling: false };
      return null;
    },
    begin(model) {
      const state = ailing.get(model);
      const rested = state?.rest && now() >= state.rest.untilMs;
      const isProbe = Boolean(rested && !state?.probe?.calling);
      if (state && isProbe) state.probe = { untilMs: 0, calling: true };
      let ended = false;
      const close = () => {
        ended = true;
        const current = ailing.get(model);
        if (isProbe && current) current.probe = null;
      };
      return {
        mayRetry: !state?.rest,
        end(fault) {
          close();
          if (fault) record(model, fault, isProbe);
          else ailing.delete(model);
        },
        leave() {
          if (!ended) close();
        },
      };
    },
  };
}

/** Whether a failure begins a rest, and how long it is. */
function nextRest(
  rest: Ailing["rest"],
  {
    failures,
    fault,
    isProbe,
    nowMs,
  }: { failures: number; fault: CallFault; isProbe: boolean; nowMs: number },
): Ailing["rest"] {
  const { retryAfterMs, failure } = fault;
  const begin = (forMs: number, lengthMs: number, why: string) => ({
    untilMs: nowMs + forMs,
    lengthMs,
    reason: failure.reason,
    message: `${why} ${failure.message}`,
  });
  if (retryAfterMs !== null && retryAfterMs > MAX_RETRY_AFTER_MS) {
    const forMs = Math.min(retryAfterMs, LONGEST_ASKED_REST_MS);
    return begin(forMs, FIRST_REST_MS, "it asked to be left alone.");
  }
  // A failure in the middle of a rest says nothing new.
  if (rest ? !isProbe : failures < FAILURES_IN_A_ROW) return rest;
  const lengthMs = rest ? Math.min(rest.lengthMs * 2, LONGEST_REST_MS) : FIRST_REST_MS;
  return begin(lengthMs, lengthMs, `it failed ${failures} times in a row.`);
}
