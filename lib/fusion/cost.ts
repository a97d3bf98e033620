/**
 * Money. Sums are taken in integer micro-dollars, so that a table of costs adds up to its total; the wire carries
 * `usd` as a number of dollars with at most six decimals. An unknown cost is null, never 0.
 */
const COST_SOURCES = ["reported", "computed", "estimated", "unknown"] as const;
export type CostSource = (typeof COST_SOURCES)[number];

export interface Cost {
  /** USD, a multiple of 0.000001; null exactly when `source` is `unknown`. */
  usd: number | null;
  source: CostSource;
  /** In a sum with unknown parts: what the known parts come to. */
  atLeastUsd?: number;
}

export interface Usage {
  /** All input tokens, cached ones included. Null: the provider did not say. */
  inputTokens: number | null;
  /** All output tokens, reasoning included. */
  outputTokens: number | null;
  cachedTokens: number | null;
  reasoningTokens: number | null;
  /** Of the input: written to the provider's cache, which some bill at a price of its own. Absent: not said. */
  cacheWriteTokens?: number | null;
}

/** USD per million tokens. */
export interface Price {
  input: number;
  output: number;
  cachedInput?: number;
  cacheWrite?: number;
  /** Prices of long prompts: of the tiers that a call's input reaches, the last one counts, and for all of its tokens. */
  tiers?: (Omit<Price, "tiers"> & { minInputTokens: number })[];
}

export const UNKNOWN_COST: Cost = { usd: null, source: "unknown" };
export const FREE: Price = { input: 0, output: 0 };

/** Whether it stands on what the provider said, so that nothing told later can change it. */
export function isSettled({ source }: Cost): boolean {
  return source === "reported" || source === "computed";
}

export function toMicroUsd(usd: number): number {
  return Math.round(usd * 1_000_000);
}

export function fromMicroUsd(microUsd: number): number {
  return microUsd / 1_000_000;
}

/** What one call cost: as reported, else usage × price, else unknown. */
export function costOfCall(call: {
  reportedUsd: number | null;
  usage: Usage | null;
  price: Price | null;
}): Cost {
  if (call.reportedUsd !== null && Number.isFinite(call.reportedUsd) && call.reportedUsd >= 0) {
    return { usd: fromMicroUsd(toMicroUsd(call.reportedUsd)), source: "reported" };
  }
  const micro = call.usage && call.price ? priceUsage(call.usage, call.price) : null;
  return micro === null ? UNKNOWN_COST : { usd: fromMicroUsd(micro), source: "computed" };
}

/** A call that was cut off without usage: tokens guessed from the characters that went by. */
export function estimateCutCall(call: {
  inputChars: number;
  outputChars: number;
  price: Price | null;
}): Cost {
  if (!call.price) return UNKNOWN_COST;
  const usage = {
    ...NO_USAGE,
    inputTokens: estimateTokens(call.inputChars),
    outputTokens: estimateTokens(call.outputChars),
  };
  const micro = priceUsage(usage, call.price);
  return micro === null ? UNKNOWN_COST : { usd: fromMicroUsd(micro), source: "estimated" };
}

/** Four characters to a token: OpenAI's rule of thumb for English text; other scripts run higher. */
export function estimateTokens(chars: number): number {
  return Math.ceil(chars / 4);
}

/** Integer micro-dollars, or null where a needed count is missing. Dollars per million tokens are micro-dollars per token. */
export function priceUsage(usage: Usage, price: Price): number | null {
  if (usage.inputTokens === null || usage.outputTokens === null) return isFree(price) ? 0 : null;
  const { input, output, cachedInput = input, cacheWrite = input } = priceAt(price, usage.inputTokens);
  const cached = Math.min(usage.cachedTokens ?? 0, usage.inputTokens);
  const written = Math.min(usage.cacheWriteTokens ?? 0, usage.inputTokens - cached);
  const fresh = usage.inputTokens - cached - written;
  return Math.round(
    fresh * input + cached * cachedInput + written * cacheWrite + usage.outputTokens * output,
  );
}

/** The price of a call of that length. What a tier leaves out is as in the price of a short one. */
function priceAt({ tiers = [], ...base }: Price, inputTokens: number): Price {
  const tier = tiers.findLast(({ minInputTokens }) => inputTokens >= minInputTokens);
  return { ...base, ...tier };
}

export function isFree({ input, output, tiers = [] }: Price): boolean {
  return [{ input, output }, ...tiers].every((at) => at.input === 0 && at.output === 0);
}

const WEAKEST_LAST: readonly CostSource[] = COST_SOURCES;

/** The sum, as sure as its least sure part. The sum of nothing is 0, computed. */
export function addCosts(costs: readonly Cost[]): Cost {
  let micro = 0;
  let source: CostSource = costs.length === 0 ? "computed" : "reported";
  for (const cost of costs) {
    if (cost.usd !== null) micro += toMicroUsd(cost.usd);
    else if (cost.atLeastUsd !== undefined) micro += toMicroUsd(cost.atLeastUsd);
    if (WEAKEST_LAST.indexOf(cost.source) > WEAKEST_LAST.indexOf(source)) source = cost.source;
  }
  if (source === "unknown") return { usd: null, source, atLeastUsd: fromMicroUsd(micro) };
  return { usd: fromMicroUsd(micro), source };
}

export const NO_USAGE: Usage = {
  inputTokens: null,
  outputTokens: null,
  cachedTokens: null,
  reasoningTokens: null,
};

/** Adds up usages; a count nobody reported stays null. */
export function addUsage(usages: readonly (Usage | null)[]): Usage | null {
  const known = usages.filter((usage) => usage !== null);
  if (known.length === 0) return null;
  const sum = (key: keyof Usage) => {
    const counts = known.map((usage) => usage[key] ?? null).filter((count) => count !== null);
    return counts.length === 0 ? null : counts.reduce((total, count) => total + count, 0);
  };
  const written = sum("cacheWriteTokens");
  return {
    inputTokens: sum("inputTokens"),
    outputTokens: sum("outputTokens"),
    cachedTokens: sum("cachedTokens"),
    reasoningTokens: sum("reasoningTokens"),
    ...(written !== null && { cacheWriteTokens: written }),
  };
}
