import { createOpenAI } from "@ai-sdk/openai";
import type { ModelCall } from "@/lib/fusion/ports";
import { isOneAtATime, toStrictness } from "./chat-options";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { parseOpenAIModels } from "./lists/openai-models";
import { parseModelId } from "./model-id";
import { baseURLOf, bearer, keyOf, portableReasoning, providerConnection } from "./provider-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";
import { chatProtocol } from "./wire/chat-chunk";

/** OpenAI itself, by its chat completions: one protocol and one reader with everybody who copied it. */
export function openAIConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  const { id, apiKey } = spec;
  const baseURL = baseURLOf(spec, "https://api.openai.com/v1");
  return providerConnection(spec, environment, {
    list: {
      url: `${baseURL}/models`,
      headers: bearer(apiKey),
      parse: (body) => parseOpenAIModels(body, id),
    },
    thinksUnseen: true,
    protocol: chatProtocol,
    languageModel: (upstream, fetch) => createOpenAI({ apiKey: keyOf(spec), baseURL, fetch }).chat(upstream),
    callOptions: (call) => ({
      ...portableReasoning(call),
      providerOptions: { openai: { ...toStrictness(call), ...toParallel(call) } },
    }),
  });
}

/** The first reasoning models (o1, o3-mini and so on) refuse the setting; of what they call, the first call is handed on. */
function toParallel(call: ModelCall): { parallelToolCalls?: false } {
  const isRefused = /^o\d/.test(parseModelId(call.model)?.upstream ?? call.model);
  return isOneAtATime(call) && !isRefused ? { parallelToolCalls: false } : {};
}
