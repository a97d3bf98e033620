import type { ModelSummary } from "@/lib/contract/models";
import type { V1Model } from "@/lib/contract/openai/model-list";
import type { Price } from "@/lib/fusion/cost";

/** `asOf`: when its connection's list was fetched; null: not known. */
export function toV1Model(model: ModelSummary, asOf: string | null): V1Model {
  const { id, connection, name, contextLength, maxOutputTokens, price, takes } = model;
  return {
    ...{ id, object: "model", created: toSeconds(asOf), owned_by: connection, name },
    ...{ context_length: contextLength, max_output_tokens: maxOutputTokens },
    pricing: price && toPricing(price),
    architecture: toArchitecture(takes?.images === true),
  };
}

export function toArchitecture(takesImages: boolean): V1Model["architecture"] {
  return { input_modalities: takesImages ? ["text", "image"] : ["text"], output_modalities: ["text"] };
}

/** The lowest tier, where longer prompts cost more. */
function toPricing({ input, output, cachedInput, cacheWrite }: Price): V1Model["pricing"] {
  return {
    prompt: toPerToken(input),
    completion: toPerToken(output),
    ...(cachedInput !== undefined && { input_cache_read: toPerToken(cachedInput) }),
    ...(cacheWrite !== undefined && { input_cache_write: toPerToken(cacheWrite) }),
  };
}

/** Without an exponent, to a millionth of a dollar for a million tokens. */
function toPerToken(usdPerMillion: number): string {
  return (usdPerMillion / 1_000_000).toFixed(12).replace(/\.?0+$/, "");
}

function toSeconds(asOf: string | null): number {
  return asOf === null ? 0 : Math.floor(Date.parse(asOf) / 1_000);
}
