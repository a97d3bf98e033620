import type { ExportedRun } from "@/lib/contract/export";

/** Figures as documents have them: plain characters, and "unknown" for what nobody said. */
export function formatCost({ usd, source, atLeastUsd }: ExportedRun["cost"]): string {
  if (usd === null) return atLeastUsd ? `at least $${toAmount(atLeastUsd)}` : "cost unknown";
  return `$${toAmount(usd)}${source === "estimated" ? " (estimated)" : ""}`;
}

/** Whole micro-dollars, never in the notation of science. */
export function toAmount(usd: number): string {
  return usd.toFixed(6).replace(/\.?0+$/, "");
}

export function formatDuration(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

export function formatTokens({
  inputTokens,
  outputTokens,
}: Pick<NonNullable<ExportedRun["candidates"][number]["usage"]>, "inputTokens" | "outputTokens">): string {
  return `${inputTokens ?? "unknown"} tokens in, ${outputTokens ?? "unknown"} out`;
}

const LINE_CHARS = 300;

/** One line without control characters, and without the signs that turn the reading direction. */
export function toPlainLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return [...line].length > LINE_CHARS ? `${[...line].slice(0, LINE_CHARS).join("")}…` : line;
}
