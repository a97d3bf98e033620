import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import type { Connection } from "./connection";
import { createModelList } from "./lists/model-list";
import { parseOpenRouterModels } from "./lists/openrouter-models";
import { parseModelId } from "./model-id";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment, streamModel } from "./stream/stream-model";

export const OPENROUTER_BASE_URL = "https://openrouter.ai/api/v1";

export interface OpenRouterConfig {
  apiKey: string;
  /** For tests and proxies. */
  baseURL?: string;
}

export function openRouterConnection(
  { apiKey, baseURL = OPENROUTER_BASE_URL }: OpenRouterConfig,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  const id = "openrouter";
  const name = "OpenRouter";
  return {
    id,
    name,
    kind: "openrouter",
    ...createModelList({
      connection: { id, name },
      url: `${baseURL.replace(/\/+$/, "")}/models`,
      apiKey,
      parse: (body) => parseOpenRouterModels(body, environment.timers.now()),
      timers: environment.timers,
    }),
    stream: (call, signal) =>
      streamModel(
        {
          name,
          secrets: [apiKey],
          languageModel: (fetch) =>
            createOpenRouter({ apiKey, baseURL, appName: "Tokamak", fetch }).chat(
              parseModelId(call.model)?.upstream ?? call.model,
            ),
          callOptions: ({ reasoning }) =>
            reasoning === undefined
              ? {}
              : { providerOptions: { openrouter: { reasoning: { effort: reasoning } } } },
        },
        call,
        signal,
        environment,
      ),
  };
}
