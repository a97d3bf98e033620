import { createParser } from "eventsource-parser";
import type { Timers } from "@/lib/server/models/stream/timers";

/** Characters of one event, and so its bytes within a factor of three. */
const MAX_EVENT_CHARS = 1_048_576;

export interface EventGuard {
  /**
   * One event's data. Returns what to hand on, or null for nothing. `end` closes the stream: `done` where the answer is whole,
   * so that the socket may serve again.
   */
  onData(data: string, end: (how: "done" | "broken") => void): string | null;
  /** An event grew past its limit; the stream has been closed. */
  onTooLarge(): void;
  /** The body broke; the stream has been closed. */
  onCut(error: unknown): void;
}

/**
 * Stands between the socket and the provider package: reads the events with bounded memory, lets the guard decide on each,
 * and re-emits them clean. `[DONE]` ends the stream even where the socket stays open.
 */
export function guardEvents(
  body: ReadableStream<Uint8Array>,
  guard: EventGuard,
  timers: Timers,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let out = "";
  let ended: "no" | "done" | "broken" | "closed" = "no";
  const end = (how: typeof ended) => {
    if (ended === "no") ended = how;
  };
  const parser = createParser({
    maxBufferSize: MAX_EVENT_CHARS,
    onEvent({ data }) {
      if (ended !== "no") return;
      if (data.trim() === "[DONE]") return end("done");
      const passed = data === "" ? null : guard.onData(data, end);
      if (passed !== null) out += `data: ${passed.replaceAll("\n", "\ndata: ")}\n\n`;
    },
    onError(error) {
      if (error.type !== "max-buffer-size-exceeded") return;
      end("broken");
      guard.onTooLarge();
    },
  });

  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      while (out === "" && ended === "no") {
        const read = await reader.read().catch((error: unknown) => {
          guard.onCut(error);
          return null;
        });
        if (read === null) end("closed");
        else if (read.done) {
          // Many servers close without the blank line that ends the last event.
          parser.feed(`${decoder.decode()}\n\n`);
          end("closed");
        } else parser.feed(decoder.decode(read.value, { stream: true }));
      }
      if (out !== "") controller.enqueue(encoder.encode(out));
      out = "";
      if (ended === "no") return;
      controller.close();
      if (ended === "done") void drain(reader, timers);
      else if (ended === "broken") await reader.cancel();
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

/** How long a server may take after `[DONE]` to end the response, so that its socket can serve the next call. */
const DRAIN_MS = 1_000;

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>, timers: Timers): Promise<void> {
  const giveUp = () => void reader.cancel().catch(ignoreAfterEnd);
  const cancel = timers.after(DRAIN_MS, giveUp);
  await readToEnd(reader).catch(ignoreAfterEnd);
  cancel();
}

async function readToEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  for (;;) {
    const { done } = await reader.read();
    if (done) return;
  }
}

function ignoreAfterEnd(): void {
  // The answer is complete: how its socket ends changes nothing.
}
