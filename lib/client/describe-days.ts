import type { UsageRow } from "@/lib/contract/usage";
import { formatShortDay } from "./format-day";
import { formatExactUsd } from "./format-exact-usd";

/** The day that cost the most by what is known and estimated; null where none cost anything. */
export function findDearest(days: readonly UsageRow[]): UsageRow | null {
  const dearest = days.reduce<UsageRow | null>(
    (most, day) => (most && amountOf(most) >= amountOf(day) ? most : day),
    null,
  );
  return dearest && amountOf(dearest) > 0 ? dearest : null;
}

/** The chart in a sentence, for who does not see it. */
export function describeDays(days: readonly UsageRow[]): string {
  const spent = days.filter((day) => amountOf(day) > 0);
  const dearest = findDearest(days);
  const most = dearest
    ? `, most on ${formatShortDay(dearest.key)}: ${formatExactUsd(amountOf(dearest))}`
    : "";
  return `Something was spent on ${spent.length} of ${days.length} days${most}. The table below has every day.`;
}

function amountOf({ knownUsd, estimatedUsd }: UsageRow): number {
  return knownUsd + estimatedUsd;
}
