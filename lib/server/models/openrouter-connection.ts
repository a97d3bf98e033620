import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { parseOpenRouterModels } from "./lists/openrouter-models";
import { baseURLOf, providerConnection } from "./provider-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";

export const OPENROUTER_BASE_URL = "https://openrouter.ai/api/v1";

export function openRouterConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  const { id, apiKey } = spec;
  const baseURL = baseURLOf(spec, OPENROUTER_BASE_URL);
  return providerConnection(spec, environment, {
    baseURL,
    parseList: (body) => parseOpenRouterModels(body, id, environment.timers.now()),
    languageModel: (upstream, fetch) =>
      createOpenRouter({ apiKey: apiKey ?? "", baseURL, appName: "Tokamak", fetch }).chat(upstream),
    callOptions: ({ reasoning }) =>
      reasoning === undefined
        ? {}
        : { providerOptions: { openrouter: { reasoning: { effort: reasoning } } } },
  });
}
