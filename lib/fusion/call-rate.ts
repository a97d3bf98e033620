/**
 * Output tokens a second after the first, to one decimal; null where nobody counted them or nothing streamed. One arithmetic
 * for what a run says of its calls and what is measured of them.
 */
export function callRate(call: { outputTokens: number | null; streamingMs: number }): number | null {
  const { outputTokens, streamingMs } = call;
  if (outputTokens === null || outputTokens < 2 || streamingMs <= 0) return null;
  return Math.round((outputTokens - 1) / (streamingMs / 10_000)) / 10;
}
