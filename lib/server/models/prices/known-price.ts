import { calcPrice, type MatchLogic, type ModelPrice } from "@pydantic/genai-prices";
import type { Price } from "@/lib/fusion/cost";

export interface KnownModel {
  price: Price | null;
  contextLength: number | null;
}

/** Providers by the ids of `@pydantic/genai-prices`. */
export type PricedProvider = "openai" | "anthropic" | "google";

const UNKNOWN: KnownModel = { price: null, contextLength: null };

/**
 * What a provider asks for a model that its own list does not price, by the data bundled with `@pydantic/genai-prices`. Where
 * the price rises with the length of the prompt, it is the price of a short one. Only the model itself or a dated release of it counts: the data
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
  const input = baseOf(prices.input_mtok);
  const output = baseOf(prices.output_mtok);
  if (input === null || output === null) return null;
  const cachedInput = baseOf(prices.cache_read_mtok);
  return cachedInput === null ? { input, output } : { input, output, cachedInput };
}

function baseOf(price: ModelPrice[string]): number | null {
  if (price === undefined) return null;
  return typeof price === "number" ? price : price.base;
}
