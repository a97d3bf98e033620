/** The figures of each model from its measured calls. Called by `createMeasurements`. */
import type { MeasuredModel } from "@/lib/contract/models";
import { addCosts, type Cost, fromMicroUsd } from "@/lib/fusion/cost";
import type { MeasuredCall } from "./call-record";
import { spreadOf } from "./spread";

/** `spent` counts the calls of `ownerId` alone. The most called first. */
export function measureModels(calls: readonly MeasuredCall[], ownerId: string): MeasuredModel[] {
  const groups = new Map<string, MeasuredCall[]>();
  for (const call of calls) {
    // By both: two people's connections may have one slug.
    const key = JSON.stringify([call.connectionKey, call.model]);
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  return [...groups.values()]
    .map((group) => measureModel(group, ownerId))
    .sort((a, b) => b.calls - a.calls || (a.model < b.model ? -1 : 1));
}

function measureModel(calls: readonly MeasuredCall[], ownerId: string): MeasuredModel {
  const model = calls[0]?.model ?? "";
  const failures = countFailures(calls);
  const failed = Object.values(failures).reduce((sum, count) => sum + count, 0);
  const ended = calls.filter(({ outcome }) => outcome !== "stopped").length;
  const own = calls.filter((call) => call.ownerId === ownerId);
  return {
    model,
    connection: model.slice(0, model.indexOf("/")),
    calls: calls.length,
    firstTokenMs: spreadOf(known(calls, "firstTokenMs")),
    tokensPerSecond: spreadOf(known(calls, "tokensPerSecond")),
    maxGapMs: spreadOf(known(calls, "maxGapMs")),
    failures,
    // A stopped call neither failed nor succeeded.
    failureRate: ended === 0 ? 0 : failed / ended,
    spent: addCosts(own.map(toCost)),
  };
}

function known(
  calls: readonly MeasuredCall[],
  figure: "firstTokenMs" | "tokensPerSecond" | "maxGapMs",
): number[] {
  return calls.map((call) => call[figure]).filter((value) => value !== null);
}

/** The most frequent reason first. */
function countFailures(calls: readonly MeasuredCall[]): MeasuredModel["failures"] {
  const counts = new Map<string, number>();
  for (const { outcome } of calls)
    if (outcome !== "completed" && outcome !== "stopped") counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)));
}

function toCost({ costMicroUsd, costSource }: MeasuredCall): Cost {
  return { usd: costMicroUsd === null ? null : fromMicroUsd(costMicroUsd), source: costSource };
}
