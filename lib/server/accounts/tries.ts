/**
 * Counts tries, so that passwords cannot be guessed by many: by the account that is tried, wherever the tries come from, and by
 * the address they come from, whatever is tried. In the memory of this process.
 */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

const QUARTER_HOUR_S = 15 * 60;
const HOUR_S = 60 * 60;

/** Wide enough for somebody who looks for the right one of their passwords, and an office behind one address. */
const LIMITS = {
  /** Passwords of one account, in a quarter of an hour. */
  password: { points: 15, duration: QUARTER_HOUR_S },
  /** Sign-ins from one address. */
  address: { points: 60, duration: QUARTER_HOUR_S },
  /** Calls from one address with API tokens that do not hold. */
  token: { points: 60, duration: QUARTER_HOUR_S },
  /** Sign-ups from one address. */
  signUp: { points: 20, duration: HOUR_S },
};
type Kind = keyof typeof LIMITS;

export interface Tries {
  /** Counts one; the seconds to wait where there were too many, null where it may be made. */
  take(kind: Kind, key: string): Promise<number | null>;
  /** It was no guess. */
  giveBack(kind: Kind, key: string): Promise<void>;
  /** Starts counting anew. */
  forget(kind: Kind, key: string): Promise<void>;
}

export function createTries(): Tries {
  const limiters = Object.fromEntries(
    Object.entries(LIMITS).map(([kind, limit]) => [
      kind,
      new RateLimiterMemory({ ...limit, keyPrefix: kind }),
    ]),
  ) as Record<Kind, RateLimiterMemory>;
  return {
    async take(kind, key) {
      try {
        await limiters[kind].consume(key);
        return null;
      } catch (cause) {
        // The library tells "too many" by throwing its figures.
        if (cause instanceof RateLimiterRes) return Math.max(1, Math.ceil(cause.msBeforeNext / 1_000));
        throw cause;
      }
    },
    async giveBack(kind, key) {
      await limiters[kind].reward(key);
    },
    async forget(kind, key) {
      await limiters[kind].delete(key);
    },
  };
}
