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
  const over = new AbortController();
  let sentAtMs = clock.now();
  /** One sleep for many pieces: a timer for each would cost more than the piece. */
  async function keepAlive(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    while (!over.signal.aborted) {
      const leftMs = sentAtMs + KEEP_ALIVE_MS - clock.now();
      if (leftMs > 0) await clock.sleep(leftMs, over.signal);
      else {
        // A client that does not read needs no more to read.
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(": keep-alive\n\n"));
        sentAtMs = clock.now();
      }
    }
  }
  return new ReadableStream({
    start(controller) {
      // Sends the headers on their way at once, whenever the first event comes.
      controller.enqueue(encoder.encode(": open\n\n"));
      void keepAlive(controller);
    },
    async pull(controller) {
      const { done, value } = await iterator.next().catch((cause: unknown) => {
        over.abort();
        throw cause;
      });
      sentAtMs = clock.now();
      if (!done) return controller.enqueue(encoder.encode(value));
      over.abort();
      controller.close();
    },
    cancel() {
      over.abort();
      onLeave();
    },
  });
}
