import { type Dispatcher, fetch as undiciFetch } from "undici";
import { z } from "zod";
import { type CallFault, toFault } from "@/lib/server/models/faults/call-fault";
import { classifyConnectError } from "@/lib/server/models/faults/classify-connect-error";
import { classifyProviderError } from "@/lib/server/models/faults/classify-provider-error";
import { type ProviderError, parseProviderError } from "@/lib/server/models/faults/provider-error";
import { parseRetryAfter } from "@/lib/server/models/faults/retry-after";
import { scrub } from "@/lib/server/models/faults/scrub";
import type { Timers } from "@/lib/server/models/stream/timers";
import { guardEvents } from "./guard-events";
import { httpAgent } from "./http-agent";
import { readBounded } from "./read-bounded";
import { noteUnreadable, type WireFacts } from "./wire-facts";
import type { WireProtocol } from "./wire-protocol";

/** Error pages can be long; their beginning says enough. */
const MAX_ERROR_BYTES = 65_536;

export interface Upstream {
  /** The connection's name, for messages. */
  connection: string;
  /** Never shown: replaced wherever a provider repeats them. */
  secrets: readonly string[];
  /** The shared pool where absent. */
  agent?: Dispatcher | undefined;
  protocol: WireProtocol;
  timers: Timers;
  onHeaders(): void;
  onEvent(): void;
}

/** Thrown into the provider package to end its call; the truth is already in `facts.fault`. */
class UpstreamFault extends Error {
  override readonly name = "UpstreamFault";
}

/**
 * A `fetch` for one attempt at a streaming call. Refuses redirects and anything that is not an event stream, and writes into
 * `facts` whatever goes wrong, so that nobody has to read it back from a package's error.
 */
export function createUpstreamFetch(upstream: Upstream, facts: WireFacts): typeof globalThis.fetch {
  return async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    const response = await request(url, init, upstream.agent).catch((error: unknown) => {
      // Stopped by its caller or the watchdog: they know why.
      if (!init?.signal?.aborted) facts.fault ??= classifyConnectError(error, upstream.connection, url);
      throw new UpstreamFault("No answer.", { cause: error });
    });
    upstream.onHeaders();
    const fault = await findFault(response, upstream);
    if (fault || !response.body) {
      facts.fault ??=
        fault ?? toFault("empty", `${upstream.connection} answered with nothing.`, { served: true });
      throw new UpstreamFault(facts.fault.failure.message);
    }
    facts.generationId = response.headers.get("x-generation-id");
    facts.servedBy = response.headers.get("x-inference-provider") ?? facts.servedBy;
    return new Response(guardEvents(response.body, createGuard(upstream, facts), upstream.timers), {
      status: response.status,
      headers: [...response.headers].filter(
        ([name]) => name !== "content-encoding" && name !== "content-length",
      ),
    });
  };
}

async function request(
  url: string,
  init: RequestInit | undefined,
  agent: Dispatcher = httpAgent,
): Promise<Response> {
  const headers = new Headers(init?.headers);
  // Compressing proxies hold deltas back to fill their window.
  headers.set("accept-encoding", "identity");
  const response = await undiciFetch(url, {
    method: init?.method,
    body: init?.body as string,
    signal: init?.signal,
    headers: [...headers],
    redirect: "manual",
    dispatcher: agent,
  });
  // The same standard's Response, declared twice.
  return response as unknown as Response;
}

async function findFault(response: Response, upstream: Upstream): Promise<CallFault | null> {
  const { connection } = upstream;
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    const message = `${connection} answered with a redirect (HTTP ${response.status}), which is refused: the key must not reach another address. Set the base URL to the final address.`;
    return toFault("invalid-request", message, { served: false });
  }
  const contentType = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (response.ok && (contentType === "text/event-stream" || contentType === "")) return null;
  const body = await readBounded(response.body, MAX_ERROR_BYTES).catch((cause: unknown) => {
    return cause instanceof Error ? "" : String(cause);
  });
  const error = parseErrorBody(body);
  if (response.ok && !error) {
    const message = `${connection} answered with ${contentType} instead of an event stream. Check the base URL; it usually ends in /v1.`;
    return toFault("unknown", message, { served: true });
  }
  return classifyProviderError({
    connection,
    httpStatus: response.ok ? null : response.status,
    error,
    words: wordsOf(error, contentType === "text/plain" ? body : response.statusText, upstream),
    retryAfterMs: parseRetryAfter(response.headers, upstream.timers.now()) ?? error?.retryAfterMs ?? null,
  });
}

/** A refusal's body: an error object, or the plain `detail` and `message` of FastAPI and its like. */
function parseErrorBody(body: string): ProviderError | null {
  const value = parseJson(body);
  return parseProviderError(value) ?? parseProviderError({ error: plainRefusal.safeParse(value).data });
}

const plainRefusal = z
  .union([z.object({ detail: z.string() }), z.object({ message: z.string() })])
  .transform((body) => ("detail" in body ? body.detail : body.message));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

function wordsOf(error: ProviderError | null, fallback: string, upstream: Upstream): string | null {
  return scrub(error?.words ?? fallback, upstream.secrets) || null;
}

function createGuard(upstream: Upstream, facts: WireFacts) {
  const { connection } = upstream;
  const read = upstream.protocol(facts);
  return {
    onData(data: string, end: (how: "done" | "broken") => void): string | null {
      const reading = read(data);
      if (reading.kind === "keep-alive") return null;
      upstream.onEvent();
      if (reading.kind === "chunk") {
        if (reading.last) end("done");
        return reading.data;
      }
      if (reading.kind === "unreadable") noteUnreadable(facts);
      else {
        const words = wordsOf(reading.error, "", upstream);
        facts.fault ??= classifyProviderError({
          connection,
          httpStatus: null,
          error: reading.error,
          words,
          retryAfterMs: reading.error.retryAfterMs,
        });
        end("broken");
      }
      return null;
    },
    onTooLarge() {
      const message = `${connection} sent a single event of more than 1 MiB; the answer was cut off there.`;
      facts.fault ??= toFault("truncated", message, { served: true });
    },
    onCut() {
      const message = `${connection}: the connection broke off in the middle of the answer.`;
      facts.fault ??= toFault("network", message, { served: true, retry: "once" });
    },
  };
}
