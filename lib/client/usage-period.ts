/** The period of the page of costs, as it stands in the address, and the days (UTC) that it means. */
export const USAGE_PERIODS = ["7d", "30d", "month", "last-month", "custom"] as const;
export type UsagePeriodName = (typeof USAGE_PERIODS)[number];

export const USAGE_PERIOD_LABELS: Record<UsagePeriodName, string> = {
  "7d": "7 days",
  "30d": "30 days",
  month: "This month",
  "last-month": "Last month",
  custom: "Custom",
};

export interface UsagePeriod {
  name: UsagePeriodName;
  /** As in 2026-11-20, both included. */
  from: string;
  to: string;
}

const DAY_MS = 86_400_000;

/** Anything else in the address is the usual 30 days. What days a custom period has is the server's to judge. */
export function toUsagePeriod(params: Pick<URLSearchParams, "get">, nowMs: number): UsagePeriod {
  const name = USAGE_PERIODS.find((one) => one === params.get("period")) ?? "30d";
  if (name !== "custom") return { name, ...daysOf(name, nowMs) };
  const usual = daysOf("30d", nowMs);
  return { name, from: params.get("from") || usual.from, to: params.get("to") || usual.to };
}

/** The address of the page with this period; `of` stays as it is. */
export function hrefOfPeriod({ name, from, to }: UsagePeriod, of: "me" | "instance"): string {
  const query = new URLSearchParams({ period: name });
  if (name === "custom") {
    query.set("from", from);
    query.set("to", to);
  }
  if (of === "instance") query.set("of", of);
  return `/costs?${query}`;
}

function daysOf(name: Exclude<UsagePeriodName, "custom">, nowMs: number): { from: string; to: string } {
  const now = new Date(nowMs);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  switch (name) {
    case "7d":
      return { from: toDay(nowMs - 6 * DAY_MS), to: toDay(nowMs) };
    case "30d":
      return { from: toDay(nowMs - 29 * DAY_MS), to: toDay(nowMs) };
    case "month":
      return { from: toDay(Date.UTC(year, month)), to: toDay(nowMs) };
    case "last-month":
      return { from: toDay(Date.UTC(year, month - 1)), to: toDay(Date.UTC(year, month) - DAY_MS) };
  }
}

function toDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
