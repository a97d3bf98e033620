import { type Dispatcher, fetch as undiciFetch } from "undici";
import type { LateCost } from "./connection";
import { httpAgent } from "./wire/http-agent";
import { readBounded } from "./wire/read-bounded";
import { parseObject } from "./wire/read-json";

const MAX_BYTES = 262_144;

/** How a provider is asked what a call cost in truth, once it knows. */
export interface LateCostSource {
  url(generationId: string): string;
  /** USD; null where its answer does not say. */
  read(body: unknown): number | null;
  /** The key among them. */
  headers: Record<string, string>;
  agent?: Dispatcher | undefined;
}

/** One GET, redirects refused. Never rejects: whatever goes wrong on the way may go well another time. */
export async function fetchLateCost(
  source: LateCostSource,
  generationId: string,
  signal: AbortSignal,
): Promise<LateCost> {
  try {
    const response = await undiciFetch(source.url(generationId), {
      headers: { accept: "application/json", ...source.headers },
      redirect: "manual",
      dispatcher: source.agent ?? httpAgent,
      signal,
    });
    const text = await readBounded(response.body as ReadableStream<Uint8Array> | null, MAX_BYTES);
    // A generation is not found for some seconds after its end.
    if (response.status === 404 || response.status === 429 || response.status >= 500) return NOT_YET;
    const usd = response.ok ? source.read(parseObject(text)) : null;
    return usd === null ? { kind: "never" } : { kind: "known", usd };
  } catch {
    // No answer, or half of one: the caller's limit on tries decides.
    return NOT_YET;
  }
}

const NOT_YET: LateCost = { kind: "not-yet" };
