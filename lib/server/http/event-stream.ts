/**
 * A run's events as server-sent events. Pull-based: nothing is read from the log before the client has taken what was
 * sent, so that a slow client costs one batch of memory and never holds the run back.
 */
import type { Clock } from "@/lib/fusion/ports";
import type { RunEvent } from "@/lib/fusion/run-events";

const KEEP_ALIVE_MS = 15_000;

export const EVENT_STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** JSON escapes every line break, so that an event's data is always one line. */
function formatEvent(event: RunEvent): string {
  return `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}

/** `gone` is aborted when the client leaves. */
export function streamEvents(
  batches: AsyncIterable<RunEvent[]>,
  clock: Clock,
  gone: AbortController,
): ReadableStream<Uint8Array> {
  return streamPieces(formatEach(batches), clock, () => gone.abort());
}

async function* formatEach(batches: AsyncIterable<RunEvent[]>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map(formatEvent).join("");
}

/** Pieces of an SSE body, with comments where nothing comes for a while. `onLeave` is called when the client leaves. */
export function streamPieces(
  pieces: AsyncIterable<string>,
  clock: Clock,
  onLeave: () => void,
): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<string>> | null = null;
  return new ReadableStream({
    start(controller) {
      // Sends the headers on their way at once, whenever the first event comes.
      controller.enqueue(encoder.encode(": open\n\n"));
    },
    async pull(controller) {
      next ??= iterator.next();
      const result = await beforeKeepAlive(next, clock);
      if (result === null) return controller.enqueue(encoder.encode(": keep-alive\n\n"));
      next = null;
      if (result.done) return controller.close();
      controller.enqueue(encoder.encode(result.value));
    },
    cancel() {
      onLeave();
    },
  });
}

async function beforeKeepAlive<T>(next: Promise<T>, clock: Clock): Promise<T | null> {
  const settled = new AbortController();
  try {
    return await Promise.race([next, clock.sleep(KEEP_ALIVE_MS, settled.signal).then(() => null)]);
  } finally {
    settled.abort();
  }
}
