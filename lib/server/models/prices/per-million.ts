/** USD per million tokens from USD per token as a string; rounded, because "0.0000001" × 1e6 would read 0.09999999999999999. */
export function perMillion(usdPerToken: string | null | undefined): number | null {
  if (!usdPerToken) return null;
  const usd = Number(usdPerToken);
  return Number.isFinite(usd) && usd >= 0 ? Math.round(usd * 1e12) / 1e6 : null;
}
