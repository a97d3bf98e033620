import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import type { ConnectionConfig } from "@/lib/server/env";
import type { Connection } from "./connection";
import { createConfiguredListing } from "./lists/configured-list";
import { createModelList } from "./lists/model-list";
import { parseOpenAICompatibleModels } from "./lists/openai-compatible-models";
import { parseModelId } from "./model-id";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment, streamModel } from "./stream/stream-model";

/** Ollama, vLLM, LM Studio, llama.cpp, a gateway: anything that speaks OpenAI's chat completions. */
export function openAICompatibleConnection(
  config: ConnectionConfig,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  const { id, baseURL, apiKey } = config;
  const listing = config.models
    ? createConfiguredListing(id, config.models)
    : createModelList({
        connection: { id, name: id },
        url: `${baseURL.replace(/\/+$/, "")}/models`,
        apiKey: apiKey ?? null,
        parse: (body) => parseOpenAICompatibleModels(body, id),
        timers: environment.timers,
      });
  return {
    id,
    name: id,
    kind: "openai-compatible",
    ...listing,
    stream: (call, signal) =>
      streamModel(
        {
          name: id,
          secrets: apiKey ? [apiKey] : [],
          languageModel: (fetch) =>
            createOpenAICompatible({ name: PROVIDER, baseURL, apiKey, includeUsage: true, fetch }).chatModel(
              parseModelId(call.model)?.upstream ?? call.model,
            ),
          callOptions: ({ reasoning }) =>
            reasoning === undefined
              ? {}
              : { providerOptions: { [PROVIDER]: { reasoningEffort: reasoning } } },
        },
        call,
        signal,
        environment,
      ),
  };
}

/** The package's own namespace for its options; it never reaches the wire. */
const PROVIDER = "openaiCompatible";
