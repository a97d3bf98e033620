/**
 * One place where models are reached. Providers, the demo models and the local judge are all connections; the registry
 * is the only caller. A model's id on the wire is `<connection id>/<upstream id>`, and that is what every method takes
 * and returns.
 */
import type { ConnectionSummary, ModelSummary } from "@/lib/contract/models";
import type { ModelCall, ModelPart, Rest } from "@/lib/fusion/ports";
import type { ModelId } from "@/lib/fusion/run-request";

/** `not-yet`: it may be asked again. `never`: it will not say. */
export type LateCost = { kind: "known"; usd: number } | { kind: "not-yet" } | { kind: "never" };

export interface ModelListing {
  models: readonly ModelSummary[];
  /** `ready`: the list is the whole truth. Otherwise a model that is not in it may still exist. */
  status: ConnectionSummary["status"];
  /** What is wrong and what to do; null where ready. */
  message: string | null;
  /** Absent: just fetched, or fixed. */
  list?: ConnectionSummary["list"];
  /** Epoch milliseconds of the list; absent where `list` is. */
  asOfMs?: number;
}

export interface Connection {
  readonly id: string;
  /** Tells apart what two owners call by one id: `instance:<id>` or `own:<record id>`. Measurements and lists are kept under it. */
  readonly key: string;
  readonly name: string;
  readonly kind: ConnectionSummary["kind"];
  /**
   * Ends with exactly one `finish` or `failed`, and never throws. `call.model` is the whole wire id. Aborting `signal`
   * closes the upstream's socket at once; the stream then ends with a `failed` part.
   */
  stream(call: ModelCall, signal: AbortSignal): AsyncIterable<ModelPart>;
  /** As the port's: see `Rest`. Absent: it never rests. */
  admit?(model: ModelId): Rest | null;
  /** A model that the list leaves out and that may be called all the same: a routing suffix, an implied tag. */
  findVariant?(model: ModelId): ModelSummary | null;
  /** Asks the provider what a call cost in truth. Absent: it never tells later. Never rejects. */
  tellCost?(generationId: string, signal: AbortSignal): Promise<LateCost>;
  /** What is known at this moment, without waiting. */
  listed(): ModelListing;
  /** Waits a short, bounded time where nothing is known yet. Never rejects. */
  list(): Promise<ModelListing>;
}

/** A connection whose models are fixed: its listing never changes. */
export function fixedListing(models: readonly ModelSummary[]): Pick<Connection, "listed" | "list"> {
  const listing: ModelListing = { models, status: "ready", message: null };
  return { listed: () => listing, list: async () => listing };
}
