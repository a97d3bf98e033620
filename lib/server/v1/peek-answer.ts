import type { Clock } from "@/lib/fusion/ports";
import type { AnswerStep } from "./read-answer";

/**
 * Waits, for a while, for the first thing to give out: a call that fails before it said anything then fails with a status of its
 * own, and not in the middle of a stream that began with 200.
 */
export async function peekAnswer(
  batches: AsyncIterator<AnswerStep[]>,
  { waitMs, clock }: { waitMs: number; clock: Clock },
): Promise<{ seen: AnswerStep[]; rest: AsyncIterable<AnswerStep[]> }> {
  const seen: AnswerStep[] = [];
  const settled = new AbortController();
  const timeUp = clock.sleep(waitMs, settled.signal).then(() => null);
  let next = batches.next();
  for (;;) {
    const result = await Promise.race([next, timeUp]);
    if (result === null || result.done) break;
    seen.push(...result.value);
    next = batches.next();
    if (result.value.some(({ type }) => type !== "event")) break;
  }
  settled.abort();
  return { seen, rest: goOn(seen, next, batches) };
}

async function* goOn(
  seen: AnswerStep[],
  next: Promise<IteratorResult<AnswerStep[]>>,
  batches: AsyncIterator<AnswerStep[]>,
): AsyncGenerator<AnswerStep[]> {
  try {
    if (seen.length > 0) yield seen;
    for (let result = await next; !result.done; result = await batches.next()) yield result.value;
  } finally {
    await batches.return?.();
  }
}
