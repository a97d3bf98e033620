import { createAnthropic } from "@ai-sdk/anthropic";
import { getAnthropicLanguageModelEntry } from "@ai-sdk/anthropic/internal";
import type { ModelSummary } from "@/lib/contract/models";
import type { CallMessage, ModelCall } from "@/lib/fusion/ports";
import { isOneAtATime } from "./chat-options";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { toAnyObject } from "./format-without-schema";
import { parseAnthropicModels } from "./lists/anthropic-models";
import { parseModelId } from "./model-id";
import { baseURLOf, keyOf, portableReasoning, providerConnection } from "./provider-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";
import { toPrompt } from "./stream/to-prompt";
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
    callOptions: (call, listed) => ({
      ...portableReasoning(call),
      ...outputLimit(call, listed),
      ...toAnyObject(call),
      ...(isOneAtATime(call) && { providerOptions: { anthropic: { disableParallelToolUse: true } } }),
      prompt: toPrompt({ ...call, messages: call.messages.map(withPlainIds) }),
    }),
  });
}

/** Anthropic wants a limit with every request. The package knows those of its models; of a newer one, the list does. */
function outputLimit({ maxOutputTokens }: ModelCall, listed: ModelSummary | null) {
  const upstream = listed && parseModelId(listed.id)?.upstream;
  if (maxOutputTokens !== undefined || !upstream || listed.maxOutputTokens === null) return {};
  const isKnown = getAnthropicLanguageModelEntry(upstream).requestConfig.language.knownModel;
  return isKnown ? {} : { maxOutputTokens: listed.maxOutputTokens };
}

/** Anthropic takes nothing but letters, digits, `_` and `-` in the id of a call, and other providers' ids hold more. */
function withPlainIds({ toolCalls, toolCallId, ...message }: CallMessage): CallMessage {
  return {
    ...message,
    ...(toolCalls && { toolCalls: toolCalls.map((call) => ({ ...call, id: toPlainId(call.id) })) }),
    ...(toolCallId !== undefined && { toolCallId: toPlainId(toolCallId) }),
  };
}

function toPlainId(id: string): string {
  return id.replaceAll(/[^a-zA-Z0-9_-]/g, "_");
}
