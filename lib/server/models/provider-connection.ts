/**
 * What all connections to a provider have in common: a list that is asked for over HTTP, and calls through the provider's
 * package with our own fetch beneath. One of these stands behind each `<kind>-connection.ts`.
 */
import type { LanguageModelV4, LanguageModelV4CallOptions } from "@ai-sdk/provider";
import type { ModelSummary } from "@/lib/contract/models";
import type { Price } from "@/lib/fusion/cost";
import type { ModelCall } from "@/lib/fusion/ports";
import { createBreaker } from "./breaker";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { fetchLateCost, type LateCostSource } from "./fetch-late-cost";
import { bundledModels } from "./lists/bundled-models";
import { createConfiguredListing } from "./lists/configured-list";
import { createModelList } from "./lists/model-list";
import type { ParsedList } from "./lists/parsed-list";
import { parseModelId } from "./model-id";
import { type StreamEnvironment, type StreamTarget, streamModel } from "./stream/stream-model";
import type { WireProtocol } from "./wire/wire-protocol";

export interface Provider {
  list: { url: string; headers: Record<string, string>; parse(body: unknown): ParsedList };
  protocol: WireProtocol;
  /** A fresh model of the provider's package that sends through `fetch`; its own retries are never used. */
  languageModel(upstream: string, fetch: typeof globalThis.fetch): LanguageModelV4;
  /** What this provider needs beside the settings every provider takes. */
  callOptions(call: ModelCall, listed: ModelSummary | null): Partial<LanguageModelV4CallOptions>;
  /** Where it tells later what a call cost: how to ask, and what its answer says in USD. */
  lateCost?: Pick<LateCostSource, "url" | "read">;
  /** As in `StreamTarget`. */
  thinksUnseen?: boolean;
  /** As in `StreamTarget`. */
  onToolCall?: StreamTarget["onToolCall"];
  /** As in `StreamTarget`. */
  priceOf?(upstream: string, servedBy: string | null): Price | null | undefined;
  /** A model that the list leaves out and the provider serves all the same. */
  findVariant?(upstream: string, models: readonly ModelSummary[]): ModelSummary | null;
}

export function providerConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment,
  provider: Provider,
): Connection {
  const { id, key, name, kind, apiKey, agent } = spec;
  const { timers } = environment;
  const { lateCost } = provider;
  const listing = spec.models
    ? createConfiguredListing(id, spec.models)
    : createModelList({
        connection: { id, name },
        ...provider.list,
        ...fallbackLists(spec, provider),
        agent,
        timers,
      });
  const breaker = createBreaker(timers);
  return {
    id,
    key,
    name,
    kind,
    ...listing,
    admit: breaker.admit,
    findVariant(model) {
      const upstream = parseModelId(model)?.upstream;
      return upstream ? (provider.findVariant?.(upstream, listing.listed().models) ?? null) : null;
    },
    ...(lateCost && {
      tellCost: (generationId, signal) =>
        fetchLateCost({ ...lateCost, headers: provider.list.headers, agent }, generationId, signal),
    }),
    stream(call, signal) {
      const upstream = parseModelId(call.model)?.upstream ?? call.model;
      const target: StreamTarget = {
        name,
        secrets: apiKey ? [apiKey] : [],
        agent,
        breaker,
        protocol: provider.protocol,
        languageModel: (fetch) => provider.languageModel(upstream, fetch),
        callOptions: (asked) =>
          provider.callOptions(
            asked,
            listing.listed().models.find((model) => model.id === asked.model) ?? null,
          ),
        thinksUnseen: provider.thinksUnseen ?? false,
        onToolCall: provider.onToolCall,
        ...(provider.priceOf && { priceOf: (servedBy) => provider.priceOf?.(upstream, servedBy) }),
      };
      return streamModel(target, call, signal, environment);
    },
  };
}

/** What stands in for the list until the provider has sent it: see `ModelListSource`. Neither, where the catalogue is not wanted. */
function fallbackLists({ catalogue, key, kind, id, baseURL }: ConnectionSpec, { list }: Provider) {
  if (!catalogue) return {};
  const kept = catalogue.open(key, list.url);
  // At another address is another's list: a proxy's, a gateway's.
  return baseURL === null ? { kept, bundled: () => bundledModels(kind, id) } : { kept };
}

/** The spec's address or the provider's own, without slashes at its end. */
export function baseURLOf({ id, baseURL }: ConnectionSpec, own: string | null): string {
  const url = baseURL ?? own;
  if (url === null) throw new TypeError(`The connection "${id}" has no base URL.`);
  return url.replace(/\/+$/, "");
}

/** Where there is no key, a word that is none: left without one, the packages would take the instance's from the environment. */
export function keyOf({ apiKey }: ConnectionSpec): string {
  return apiKey || "none";
}

export function bearer(apiKey: string | null): Record<string, string> {
  return apiKey ? { authorization: `Bearer ${apiKey}` } : {};
}

/** A reasoning effort as the SDK's own call option, which each package maps to what its models take. */
export function portableReasoning({ reasoning }: ModelCall): Partial<LanguageModelV4CallOptions> {
  return reasoning === undefined ? {} : { reasoning };
}
