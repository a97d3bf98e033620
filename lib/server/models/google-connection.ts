import { createGoogle } from "@ai-sdk/google";
import { getGoogleLanguageModelEntry } from "@ai-sdk/google/internal";
import type { LanguageModelV4CallOptions } from "@ai-sdk/provider";
import type { ModelCall } from "@/lib/fusion/ports";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { toAnyObject } from "./format-without-schema";
import { parseGoogleModels } from "./lists/google-models";
import { parseModelId } from "./model-id";
import { baseURLOf, keyOf, providerConnection } from "./provider-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";
import { toPrompt } from "./stream/to-prompt";
import { createThoughtSignatures } from "./thought-signatures";
import { googleProtocol } from "./wire/google-chunks";

/** Google's Gemini API (AI Studio's keys). */
export function googleConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  const { id } = spec;
  const baseURL = baseURLOf(spec, "https://generativelanguage.googleapis.com/v1beta");
  const apiKey = keyOf(spec);
  const signatures = createThoughtSignatures();
  return providerConnection(spec, environment, {
    list: {
      // Without a size it answers with the first 50.
      url: `${baseURL}/models?pageSize=1000`,
      headers: { "x-goog-api-key": apiKey },
      parse: (body) => parseGoogleModels(body, id),
    },
    thinksUnseen: true,
    protocol: googleProtocol,
    languageModel: (upstream, fetch) => createGoogle({ apiKey, baseURL, fetch })(upstream),
    onToolCall: signatures.onToolCall,
    callOptions: (call) => ({
      ...toThinking(call),
      ...toFormat(call),
      prompt: toPrompt(call, signatures.optionsOf),
    }),
  });
}

function toThinking({ reasoning }: ModelCall): Partial<LanguageModelV4CallOptions> {
  if (reasoning === undefined || reasoning === "none") return reasoning ? { reasoning } : {};
  // Thoughts are summed up only where asked for; models that do not think refuse the question.
  return { reasoning, providerOptions: { google: { thinkingConfig: { includeThoughts: true } } } };
}

/** Models before Gemini 3 refuse JSON beside tools. The package asks for it by a tool of its own, where there is a schema. */
function toFormat(call: ModelCall): Partial<LanguageModelV4CallOptions> {
  const upstream = parseModelId(call.model)?.upstream ?? call.model;
  const { withFunctionTools } = getGoogleLanguageModelEntry(upstream).capabilities.language.structuredOutput;
  return call.tools?.length && !withFunctionTools ? toAnyObject(call) : {};
}
