import { createAnthropic } from "@ai-sdk/anthropic";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { parseAnthropicModels } from "./lists/anthropic-models";
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
    callOptions: portableReasoning,
  });
}
