import type { Cost } from "@/lib/fusion/cost";

/**
 * Numbers as the screens show them: a narrow no-break space before units and between thousands, a real minus,
 * and "unknown" for what nobody said. An unknown number is never shown as 0.
 */
const THIN = "\u202f";
export const UNKNOWN = "unknown";

/** 1234567 → "1 234 567". */
export function formatCount(count: number | null): string {
  if (count === null) return UNKNOWN;
  const digits = String(Math.abs(Math.round(count))).replace(/\B(?=(\d{3})+$)/g, THIN);
  return count < 0 ? `\u2212${digits}` : digits;
}

/** USD with two significant digits below a cent, three below a dollar, cents above: $0.0012, $0.015, $0.50, $3.20. */
export function formatUsd(usd: number | null): string {
  if (usd === null) return UNKNOWN;
  const sign = usd < 0 ? "\u2212" : "";
  return `${sign}$${usdDigits(Math.abs(usd))}`;
}

function usdDigits(usd: number): string {
  if (usd === 0) return "0";
  if (usd < 0.000001) return "0.000001";
  if (usd >= 1000) return formatCount(usd);
  if (usd >= 1) return usd.toFixed(2);
  const significant = usd < 0.01 ? 2 : 3;
  const decimals = Math.min(6, significant - 1 - Math.floor(Math.log10(usd)));
  // A zero at the end says nothing, unless it is one of cents.
  return usd.toFixed(decimals).replace(/(\.\d\d\d*?)0+$/, "$1");
}

/** A cost with how sure it is: "$0.012", "est. $0.012", "at least $0.03", "unknown". */
export function formatCost(cost: Cost): string {
  if (cost.usd === null) return cost.atLeastUsd ? `at least ${formatUsd(cost.atLeastUsd)}` : UNKNOWN;
  return cost.source === "estimated" ? `est. ${formatUsd(cost.usd)}` : formatUsd(cost.usd);
}

/** A measured time: "85 ms", "4.2 s", "42 s", "3 min 05 s", "2 h 10 min". */
export function formatDuration(ms: number | null): string {
  if (ms === null) return UNKNOWN;
  if (ms < 0) return `\u2212${formatDuration(-ms)}`;
  if (ms < 999.5) return `${Math.round(ms)}${THIN}ms`;
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)}${THIN}s`;
  return formatElapsed(Math.round(ms / 1000) * 1000);
}

/** A running clock: whole seconds, so that it ticks and does not flicker. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds}${THIN}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}${THIN}min ${pad(seconds % 60)}${THIN}s`;
  return `${formatCount(Math.floor(minutes / 60))}${THIN}h ${pad(minutes % 60)}${THIN}min`;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** Tokens per second. */
export function formatRate(perSecond: number | null): string {
  if (perSecond === null || !Number.isFinite(perSecond)) return UNKNOWN;
  return `${perSecond < 10 ? perSecond.toFixed(1) : formatCount(perSecond)}${THIN}tok/s`;
}

/** A share of 1: "0 %", "0.4 %", "12 %". */
export function formatShare(share: number): string {
  const percent = share * 100;
  return `${percent > 0 && percent < 1 ? Math.max(0.1, percent).toFixed(1) : Math.round(percent)}${THIN}%`;
}

/** How many times as much: "1.3×". */
export function formatRatio(ratio: number | null): string {
  if (ratio === null || !Number.isFinite(ratio)) return UNKNOWN;
  return `${ratio < 10 ? ratio.toFixed(1) : formatCount(ratio)}×`;
}

/** "A", "A and B", "A, B and C". */
export function formatList(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** The upstream's own name of a model: `openrouter/anthropic/claude-sonnet-5` → "claude-sonnet-5". */
export function shortModelName(model: string): string {
  return model.slice(model.lastIndexOf("/") + 1);
}

/** The connection a model is reached through: the first part of its id. */
export function connectionOf(model: string): string {
  return model.slice(0, model.indexOf("/"));
}

/** Of a file: "412 KB", "1.4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes}${THIN}B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1_000)}${THIN}KB`;
  return `${(bytes / 1_000_000).toFixed(1)}${THIN}MB`;
}
