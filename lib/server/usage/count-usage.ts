/** From the finest sums to the tables of a page of costs. Pure: integer micro-dollars until the very end. */
import type { Amounts, UsageRow } from "@/lib/contract/usage";
import { fromMicroUsd, toMicroUsd } from "@/lib/fusion/cost";
import type { UsageSum } from "./usage-store";

const DAY_MS = 86_400_000;

/** `2026-11-20` as days since 1970-01-01; null where there is no such day. */
export function toDay(text: string): number | null {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(ms) || fromDay(ms / DAY_MS) !== text ? null : ms / DAY_MS;
}

export function fromDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

export function totalOf(sums: readonly UsageSum[]): Amounts {
  let [known, estimated, unknownCalls, calls] = [0, 0, 0, 0];
  for (const sum of sums) {
    if (sum.costSource === "unknown") unknownCalls += sum.calls;
    else if (sum.costSource === "estimated") estimated += sum.microUsd;
    else known += sum.microUsd;
    calls += sum.calls;
  }
  return { knownUsd: fromMicroUsd(known), estimatedUsd: fromMicroUsd(estimated), unknownCalls, calls };
}

/** One row for each key, the dearest first. */
export function groupBy(
  sums: readonly UsageSum[],
  keyOf: (sum: UsageSum) => string,
  nameOf: (key: string) => string,
): UsageRow[] {
  const groups = group(sums, keyOf);
  const rows = [...groups].map(([key, ofKey]) => ({ key, name: nameOf(key), ...totalOf(ofKey) }));
  return rows.sort((a, b) => amountOf(b) - amountOf(a) || b.calls - a.calls || (a.key < b.key ? -1 : 1));
}

/** Every day of the period in its order, also those without a call. */
export function byDay(sums: readonly UsageSum[], from: number, to: number): UsageRow[] {
  const groups = group(sums, ({ day }) => day);
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const name = fromDay(from + index);
    return { key: name, name, ...totalOf(groups.get(from + index) ?? []) };
  });
}

/** What the month comes to at the pace of its part gone by; null in its first day: too little to go by. */
export function projectMonth(sums: readonly UsageSum[], nowMs: number): number | null {
  const now = new Date(nowMs);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const [startMs, endMs] = [Date.UTC(year, month), Date.UTC(year, month + 1)];
  if (nowMs - startMs < DAY_MS) return null;
  const ofMonth = sums.filter(({ day }) => day * DAY_MS >= startMs && day * DAY_MS < endMs);
  const { knownUsd, estimatedUsd } = totalOf(ofMonth);
  const share = (nowMs - startMs) / (endMs - startMs);
  return fromMicroUsd(Math.round((toMicroUsd(knownUsd) + toMicroUsd(estimatedUsd)) / share));
}

function group<Key>(sums: readonly UsageSum[], keyOf: (sum: UsageSum) => Key): Map<Key, UsageSum[]> {
  const groups = new Map<Key, UsageSum[]>();
  for (const sum of sums) {
    const key = keyOf(sum);
    const known = groups.get(key);
    if (known) known.push(sum);
    else groups.set(key, [sum]);
  }
  return groups;
}

function amountOf({ knownUsd, estimatedUsd }: Amounts): number {
  return knownUsd + estimatedUsd;
}
