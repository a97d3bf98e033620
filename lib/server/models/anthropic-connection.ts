import { createAnthropic } from "@ai-sdk/anthropic";
import { getAnthropicLanguageModelEntry } from "@ai-sdk/anthropic/internal";
import type { ModelSummary } from "@/lib/contract/models";
import type { ModelCall } from "@/lib/fusion/ports";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { parseAnthropicModels } from "./lists/anthropic-models";
import { parseModelId } from "./model-id";
import { baseURLOf, keyOf, portableReasoning, providerConnection } from "./provider-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";
import { anthropicProtocol } from "./wire/anthropic-events";

export function anthropicConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  const { id } = spec;
  const baseURL = baseURLOf(spec, "https://api.anthropic.com/v1");
  const apiKey = keyOf(spec);
  return providerConnection(spec, environment, {
    list: {
      // Without a limit it answers with the first 20.
      url: `${baseURL}/models?limit=1000`,
      headers: { "x-api-key": apiKey, "anthropic-version": "2023-06-01" },
      parse: (body) => parseAnthropicModels(body, id),
    },
    protocol: anthropicProtocol,
    languageModel: (upstream, fetch) => createAnthropic({ apiKey, baseURL, fetch })(upstream),
    callOptions: (call, listed) => ({ ...portableReasoning(call), ...outputLimit(call, listed) }),
  });
}

/** Anthropic wants a limit with every request. The package knows those of its models; of a newer one, the list does. */
function outputLimit({ maxOutputTokens }: ModelCall, listed: ModelSummary | null) {
  const upstream = listed && parseModelId(listed.id)?.upstream;
  if (maxOutputTokens !== undefined || !upstream || listed.maxOutputTokens === null) return {};
  const isKnown = getAnthropicLanguageModelEntry(upstream).requestConfig.language.knownModel;
  return isKnown ? {} : { maxOutputTokens: listed.maxOutputTokens };
}
