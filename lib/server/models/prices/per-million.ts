import type { Price } from "@/lib/fusion/cost";

/** USD per million tokens from USD per token as a string; rounded, because "0.0000001" × 1e6 would read 0.09999999999999999. */
function perMillion(usdPerToken: string | null | undefined): number | null {
  if (!usdPerToken) return null;
  const usd = Number(usdPerToken);
  return Number.isFinite(usd) && usd >= 0 ? Math.round(usd * 1e12) / 1e6 : null;
}

type PerToken = string | null | undefined;

/** A price from what lists say per token; null where what goes in or what comes out has none. */
export function toPerMillion(perToken: {
  input: PerToken;
  output: PerToken;
  cachedInput: PerToken;
  cacheWrite: PerToken;
}): Omit<Price, "tiers"> | null {
  const input = perMillion(perToken.input);
  const output = perMillion(perToken.output);
  if (input === null || output === null) return null;
  const cachedInput = perMillion(perToken.cachedInput);
  const cacheWrite = perMillion(perToken.cacheWrite);
  return {
    input,
    output,
    ...(cachedInput !== null && { cachedInput }),
    ...(cacheWrite !== null && { cacheWrite }),
  };
}
