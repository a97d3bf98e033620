/**
 * A run's events as a permalink shows them: cut where it ends, without what it hides, and over as soon as it is revoked or has
 * expired. Called by the share service.
 */
import type { Clock } from "@/lib/fusion/ports";
import { isRunEnd, type RunEvent } from "@/lib/fusion/run-events";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { ShareRecord } from "./share-store";
import { type ShareRules, toSharedEvent } from "./to-shared-state";

/** A revoked permalink stops within this time, whichever process revoked it. */
const LOOK_EVERY_MS = 1_000;

interface FollowOptions {
  request: RunRequest;
  rules: ShareRules;
  /** Where it ends; null: with the session under way. */
  lastSeq: number | null;
  clock: Clock;
  /** Aborted when nothing more is read. */
  stop: AbortController;
  /** The permalink as it is now; null where the reader may not see it any more. */
  look(): Promise<ShareRecord | null>;
}

export async function* followShare(
  batches: AsyncGenerator<RunEvent[]>,
  { request, rules, lastSeq, clock, stop, look }: FollowOptions,
): AsyncGenerator<RunEvent[]> {
  let cut = lastSeq;
  let lookedAtMs = clock.now();
  let next: Promise<IteratorResult<RunEvent[]>> | null = null;
  try {
    for (;;) {
      next ??= batches.next();
      const result = await withinMs(next, LOOK_EVERY_MS, clock);
      // A session's end is stored together with the cut: from here on it is known where this ends.
      const mayBeOver = result?.done !== true && result?.value.some(isRunEnd);
      if (result === null || mayBeOver || clock.now() - lookedAtMs >= LOOK_EVERY_MS) {
        const share = await look();
        if (!share) return;
        cut = share.lastSeq;
        lookedAtMs = clock.now();
      }
      if (result === null) continue;
      next = null;
      if (result.done) return;
      const shown = result.value.filter((event) => cut === null || event.seq <= cut);
      if (shown.length > 0) yield shown.map((event) => toSharedEvent(event, request, rules));
      if (cut !== null && (result.value.at(-1)?.seq ?? 0) >= cut) return;
    }
  } finally {
    stop.abort();
  }
}

/** Null where it takes longer. */
async function withinMs<T>(wait: Promise<T>, ms: number, clock: Clock): Promise<T | null> {
  const settled = new AbortController();
  try {
    return await Promise.race([wait, clock.sleep(ms, settled.signal).then(() => null)]);
  } finally {
    settled.abort();
  }
}
