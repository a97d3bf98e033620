import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { toCompatibleOptions } from "./chat-options";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import {
  type Backend,
  parseHuggingFaceModels,
  type RoutedModel,
  readRoutedModels,
} from "./lists/hugging-face-models";
import { toModelId } from "./model-id";
import { baseURLOf, bearer, providerConnection } from "./provider-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";
import { chatProtocol } from "./wire/chat-chunk";

/** The package's own namespace for its options; it never reaches the wire. */
const PROVIDER = "huggingface";
const POLICIES: ReadonlySet<string> = new Set(["fastest", "cheapest", "preferred"]);

/**
 * Hugging Face's router, which speaks OpenAI's chat completions. A suffix says how to choose the backend (`:fastest`,
 * `:cheapest`, `:preferred`) or names it (`:groq`). Its usage holds no cost: that is computed from the price of the backend
 * that its response's header names.
 */
export function huggingFaceConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  const { id, apiKey, billTo } = spec;
  const baseURL = baseURLOf(spec, "https://router.huggingface.co/v1");
  const headers: Record<string, string> = billTo === undefined ? {} : { "X-HF-Bill-To": billTo };
  let routed: ReadonlyMap<string, Backend[]> = new Map();
  const remember = (models: RoutedModel[] | null) => {
    if (models) routed = new Map(models.map((model) => [model.id, model.backends]));
    return models;
  };
  return providerConnection(spec, environment, {
    list: {
      url: `${baseURL}/models`,
      headers: bearer(apiKey),
      parse: (body) => parseHuggingFaceModels(remember(readRoutedModels(body)), id),
    },
    protocol: chatProtocol,
    languageModel: (upstream, fetch) =>
      createOpenAICompatible({
        name: PROVIDER,
        baseURL,
        apiKey: apiKey ?? undefined,
        headers,
        includeUsage: true,
        supportsStructuredOutputs: true,
        fetch,
      }).chatModel(upstream),
    callOptions: (call) => ({ providerOptions: { [PROVIDER]: toCompatibleOptions(call) } }),
    priceOf(upstream, servedBy) {
      const { bare, suffix } = splitSuffix(upstream);
      const backends = routed.get(bare);
      return backends && (backends.find(({ provider }) => provider === (servedBy ?? suffix))?.price ?? null);
    },
    findVariant(upstream, models) {
      const { bare, suffix } = splitSuffix(upstream);
      const listed = models.find((model) => model.id === toModelId(id, bare));
      if (!listed || suffix === null) return null;
      const variant = { ...listed, id: toModelId(id, upstream), name: `${listed.name} (${suffix})` };
      if (POLICIES.has(suffix)) return variant;
      const backend = routed.get(bare)?.find(({ provider }) => provider === suffix);
      return backend ? { ...variant, price: backend.price, contextLength: backend.contextLength } : null;
    },
  });
}

function splitSuffix(upstream: string): { bare: string; suffix: string | null } {
  const colon = upstream.lastIndexOf(":");
  if (colon < 0) return { bare: upstream, suffix: null };
  return { bare: upstream.slice(0, colon), suffix: upstream.slice(colon + 1) };
}
