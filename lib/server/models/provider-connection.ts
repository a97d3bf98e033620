/**
 * What all connections to a provider have in common: a list that is asked for over HTTP, and calls through the provider's
 * package with our own fetch beneath. One of these stands behind each `<kind>-connection.ts`.
 */
import type { LanguageModelV4, LanguageModelV4CallOptions } from "@ai-sdk/provider";
import type { ModelCall } from "@/lib/fusion/ports";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { createConfiguredListing } from "./lists/configured-list";
import { createModelList } from "./lists/model-list";
import type { ParsedList } from "./lists/parsed-list";
import { parseModelId } from "./model-id";
import { type StreamEnvironment, streamModel } from "./stream/stream-model";

export interface Provider {
  /** Without a slash at its end. */
  baseURL: string;
  /** The body of the list of models. */
  parseList(body: unknown): ParsedList;
  /** A fresh model of the provider's package that sends through `fetch`; its own retries are never used. */
  languageModel(upstream: string, fetch: typeof globalThis.fetch): LanguageModelV4;
  /** What this provider needs beside the settings every provider takes. */
  callOptions(call: ModelCall, upstream: string): Partial<LanguageModelV4CallOptions>;
}

export function providerConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment,
  provider: Provider,
): Connection {
  const { id, name, kind, apiKey, agent } = spec;
  const listing = spec.models
    ? createConfiguredListing(id, spec.models)
    : createModelList({
        connection: { id, name },
        url: `${provider.baseURL}/models`,
        apiKey,
        agent,
        parse: provider.parseList,
        timers: environment.timers,
      });
  return {
    id,
    name,
    kind,
    ...listing,
    stream(call, signal) {
      const upstream = parseModelId(call.model)?.upstream ?? call.model;
      const target = {
        name,
        secrets: apiKey ? [apiKey] : [],
        agent,
        languageModel: (fetch: typeof globalThis.fetch) => provider.languageModel(upstream, fetch),
        callOptions: (asked: ModelCall) => provider.callOptions(asked, upstream),
      };
      return streamModel(target, call, signal, environment);
    },
  };
}

/** The spec's address or the provider's own, without slashes at its end. */
export function baseURLOf({ id, baseURL }: ConnectionSpec, own: string | null): string {
  const url = baseURL ?? own;
  if (url === null) throw new TypeError(`The connection "${id}" has no base URL.`);
  return url.replace(/\/+$/, "");
}
