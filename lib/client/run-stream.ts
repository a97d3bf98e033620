import { createParser, type EventSourceMessage } from "eventsource-parser";
import { parseRunEvent } from "@/lib/contract/run-event";
import { isRunEnd, type RunEvent } from "@/lib/fusion/run-events";

/**
 * Reads `GET /api/runs/:id/events` until the run ends: resumes after `lastSeq`, reconnects with jittered backoff,
 * and hands on every event once and in order. Called by the run store.
 */
export type StreamStatus =
  | { kind: "connecting" }
  | { kind: "live" }
  | { kind: "reconnecting"; attempt: number; inMs: number; why: "cut" | "refused" | "silent" }
  | { kind: "offline" }
  | { kind: "ended" }
  | { kind: "gone" };

export interface StreamPorts {
  fetch: typeof fetch;
  /** Resolves after `ms`, at once when `signal` aborts, and early when `wake` says that waiting is pointless. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** From 0 to 1. */
  random(): number;
  isOnline(): boolean;
  /** Resolves once the machine is online again, or `signal` aborts. */
  untilOnline(signal: AbortSignal): Promise<void>;
}

export interface StreamOptions {
  url: string;
  lastSeq: number;
  signal: AbortSignal;
  ports: StreamPorts;
  onEvent(event: RunEvent): void;
  onStatus(status: StreamStatus): void;
  /** The server's clock minus this one's, in milliseconds, from the Date header (one second's resolution). */
  onClockSkew?(skewMs: number): void;
  /** The server sends a comment every 15 s; twice that in silence is a dead connection. */
  silenceMs?: number;
}

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 15_000;

type Turn = "ended" | "gone" | "cut" | "refused" | "silent";

/** Resolves once the run has ended, is gone, or `signal` aborted. Never rejects. */
export async function followRun(options: StreamOptions): Promise<void> {
  const { signal, ports, onStatus } = options;
  let lastSeq = options.lastSeq;
  let attempt = 0;
  const take = (event: RunEvent) => {
    // A proxy may replay; the log has no gaps, so a lower seq is always a duplicate.
    if (event.seq <= lastSeq) return;
    lastSeq = event.seq;
    attempt = 0;
    options.onEvent(event);
  };
  onStatus({ kind: "connecting" });
  while (!signal.aborted) {
    const turn = await readOnce(options, lastSeq, take);
    if (signal.aborted) return;
    if (turn === "ended" || turn === "gone") return onStatus({ kind: turn });
    if (!ports.isOnline()) {
      onStatus({ kind: "offline" });
      await ports.untilOnline(signal);
      attempt = 0;
      continue;
    }
    const inMs = backoffMs(attempt, ports.random());
    attempt += 1;
    onStatus({ kind: "reconnecting", attempt, inMs, why: turn });
    await ports.sleep(inMs, signal);
  }
}

/** Doubles to 15 s; the jitter takes up to half away, so that many tabs do not come back at once. */
export function backoffMs(attempt: number, random: number): number {
  const ceiling = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** attempt);
  return Math.round(ceiling * (1 - random / 2));
}

async function readOnce(
  options: StreamOptions,
  lastSeq: number,
  take: (event: RunEvent) => void,
): Promise<Turn> {
  const silence = watchSilence(options);
  try {
    const response = await options.ports.fetch(options.url, {
      headers: { accept: "text/event-stream", ...(lastSeq > 0 ? { "last-event-id": String(lastSeq) } : {}) },
      cache: "no-store",
      signal: silence.signal,
    });
    reportSkew(response, options);
    if (response.status === 204) return "ended";
    if (response.status === 404 || response.status === 410) return "gone";
    if (!response.ok || !response.body || !isEventStream(response)) {
      await response.body?.cancel();
      return "refused";
    }
    options.onStatus({ kind: "live" });
    return await readBody(response.body, take, silence.touch);
  } catch {
    // Whatever fetch threw (network, abort), the cure is the same: wait and ask again from the last seq.
    return silence.fired() ? "silent" : "cut";
  } finally {
    silence.end();
  }
}

async function readBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  take: (event: RunEvent) => void,
  touch: () => void,
): Promise<Turn> {
  let ended = false;
  const parser = createParser({
    onEvent: (message: EventSourceMessage) => {
      const event = parseRunEvent(JSON.parse(message.data));
      take(event);
      ended = isRunEnd(event);
    },
  });
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ended ? "ended" : "cut";
      touch();
      parser.feed(value);
    }
  } finally {
    // After a parse error the body is still open; a closed one ignores this.
    reader.cancel().catch(() => undefined);
  }
}

function isEventStream(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
}

function reportSkew(response: Response, options: StreamOptions): void {
  const date = Date.parse(response.headers.get("date") ?? "");
  if (!Number.isNaN(date)) options.onClockSkew?.(date - Date.now());
}

/** An abort signal that also fires after `silenceMs` without a byte. */
function watchSilence({ signal, silenceMs = 35_000 }: StreamOptions) {
  const controller = new AbortController();
  let silent = false;
  const fire = () => {
    silent = true;
    controller.abort();
  };
  const forward = () => controller.abort();
  signal.addEventListener("abort", forward);
  let timer = setTimeout(fire, silenceMs);
  return {
    signal: controller.signal,
    fired: () => silent,
    touch: () => {
      clearTimeout(timer);
      timer = setTimeout(fire, silenceMs);
    },
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", forward);
    },
  };
}
