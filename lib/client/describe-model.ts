import type { ModelSummary } from "@/lib/contract/models";

/** "$3 in · $15 out per M", "free", "price unknown". */
export function describePrice(price: ModelSummary["price"]): string {
  if (!price) return "price unknown";
  if (price.input === 0 && price.output === 0) return "free";
  return `${formatPrice(price.input)} in · ${formatPrice(price.output)} out per M`;
}

/** As price lists print it: $3, $2.50, $0.27, $0.075. */
export function formatPrice(usdPerMillion: number): string {
  const digits = String(Number(usdPerMillion.toPrecision(3)));
  return `$${digits.replace(/\.\d$/, "$&0")}`;
}

/** As model lists print it: 8k, 128k, 200k, 1M. Powers of two count as the round number they are called by. */
export function formatContext(tokens: number): string {
  if (tokens >= 950_000) return `${Number((tokens / 1_000_000).toFixed(tokens < 10_000_000 ? 1 : 0))}M`;
  if (tokens < 1_000) return String(tokens);
  const isBinary = tokens % 1_024 === 0 && tokens % 1_000 !== 0;
  return `${isBinary ? tokens / 1_024 : Math.round(tokens / 1_000)}k`;
}
