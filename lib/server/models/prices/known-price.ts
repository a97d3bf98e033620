import { calcPrice, type MatchLogic, type ModelPrice } from "@pydantic/genai-prices";
import type { Price } from "@/lib/fusion/cost";

export interface KnownModel {
  price: Price | null;
  contextLength: number | null;
}

/** Providers by the ids of `@pydantic/genai-prices`. */
export type PricedProvider = "openai" | "anthropic" | "google" | "openrouter" | `huggingface_${string}`;

const UNKNOWN: KnownModel = { price: null, contextLength: null };

/**
 * What a provider asks for a model that its own list does not price, by the data bundled with `@pydantic/genai-prices`. Only the model itself or a dated release of it counts: the data
 * matches by beginnings, and would give `claude-sonnet-5-5` the price of `claude-sonnet-5`.
 */
export function knownModel(provider: PricedProvider, upstream: string): KnownModel {
  const found = calcPrice({ input_tokens: 0, output_tokens: 0 }, upstream, { providerId: provider });
  if (!found) return UNKNOWN;
  const { model, model_price } = found;
  if (model.id !== upstream && !names(model.match, upstream)) return UNKNOWN;
  return { price: toPrice(model_price), contextLength: model.context_window ?? null };
}

const RELEASE = /^(-latest|-\d{3}|[-@]?20\d{2}-?\d{2}-?\d{2}|-preview(-\d{2}-(20)?\d{2})?)?$/;

function names(match: MatchLogic, upstream: string): boolean {
  if ("equals" in match) return match.equals === upstream;
  if ("starts_with" in match) {
    return upstream.startsWith(match.starts_with) && RELEASE.test(upstream.slice(match.starts_with.length));
  }
  if ("or" in match) return match.or.some((option) => names(option, upstream));
  if ("and" in match) return match.and.some((option) => names(option, upstream));
  return false;
}

function toPrice(prices: ModelPrice): Price | null {
  const base = flatPrice(prices, 0);
  if (!base) return null;
  const starts = Object.values(prices).flatMap((price) =>
    typeof price === "object" ? price.tiers.map(({ start }) => start) : [],
  );
  // A tier of that data counts above its start.
  const tiers = [...new Set(starts)]
    .sort((a, b) => a - b)
    .flatMap((start) => {
      const flat = flatPrice(prices, start + 1);
      return flat ? [{ ...flat, minInputTokens: start + 1 }] : [];
    });
  return tiers.length === 0 ? base : { ...base, tiers };
}

function flatPrice(prices: ModelPrice, inputTokens: number): Omit<Price, "tiers"> | null {
  const at = (name: string) => priceAt(prices[name], inputTokens);
  const [input, output] = [at("input_mtok"), at("output_mtok")];
  if (input === null || output === null) return null;
  const [cachedInput, cacheWrite] = [at("cache_read_mtok"), at("cache_write_mtok")];
  return {
    input,
    output,
    ...(cachedInput !== null && { cachedInput }),
    ...(cacheWrite !== null && { cacheWrite }),
  };
}

function priceAt(price: ModelPrice[string], inputTokens: number): number | null {
  if (price === undefined) return null;
  if (typeof price === "number") return price;
  return price.tiers.findLast(({ start }) => inputTokens > start)?.price ?? price.base;
}
