import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { toCompatibleOptions } from "./chat-options";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { parseOpenAICompatibleModels } from "./lists/openai-compatible-models";
import { baseURLOf, bearer, providerConnection } from "./provider-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";
import { chatProtocol } from "./wire/chat-chunk";

/** Ollama, vLLM, LM Studio, llama.cpp, a gateway: anything that speaks OpenAI's chat completions. */
export function openAICompatibleConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  const { id, apiKey } = spec;
  const baseURL = baseURLOf(spec, null);
  return providerConnection(spec, environment, {
    list: {
      url: `${baseURL}/models`,
      headers: bearer(apiKey),
      parse: (body) => parseOpenAICompatibleModels(body, id),
    },
    protocol: chatProtocol,
    languageModel: (upstream, fetch) =>
      createOpenAICompatible({
        name: PROVIDER,
        baseURL,
        apiKey: apiKey ?? undefined,
        includeUsage: true,
        supportsStructuredOutputs: true,
        fetch,
      }).chatModel(upstream),
    callOptions: (call) => ({ providerOptions: { [PROVIDER]: toCompatibleOptions(call) } }),
    // Ollama's implied tag.
    findVariant: (upstream, models) =>
      models.find((model) => model.id === `${id}/${upstream}:latest`) ?? null,
  });
}

/** The package's own namespace for its options; it never reaches the wire. */
const PROVIDER = "openaiCompatible";
