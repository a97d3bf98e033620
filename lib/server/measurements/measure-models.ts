/** The figures of each model from its counted calls. Called by `createMeasurements`. */
import type { MeasuredModel } from "@/lib/contract/models";
import { addCosts, fromMicroUsd } from "@/lib/fusion/cost";
import type { CallTally } from "./call-store";
import { spreadOf } from "./spread";

/** The most called first. */
export function measureModels(tally: CallTally): MeasuredModel[] {
  const outcomes = groupByModel(tally.outcomes);
  const firstTokenMs = groupByModel(tally.firstTokenMs);
  const tokensPerSecond = groupByModel(tally.tokensPerSecond);
  const maxGapMs = groupByModel(tally.maxGapMs);
  const costs = groupByModel(tally.costs);
  return [...outcomes]
    .map(([key, ended]) => ({
      ...countOutcomes(ended),
      firstTokenMs: spreadOf(firstTokenMs.get(key) ?? []),
      tokensPerSecond: spreadOf(tokensPerSecond.get(key) ?? []),
      maxGapMs: spreadOf(maxGapMs.get(key) ?? []),
      spent: addCosts(
        (costs.get(key) ?? []).map(({ costSource, microUsd }) =>
          costSource === "unknown"
            ? { usd: null, source: costSource }
            : { usd: fromMicroUsd(microUsd), source: costSource },
        ),
      ),
    }))
    .sort((a, b) => b.calls - a.calls || (a.model < b.model ? -1 : 1));
}

/** By both: two people's connections may have one slug. */
function groupByModel<T extends { connectionKey: string; model: string }>(
  rows: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.connectionKey, row.model]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

type Outcomes = Pick<MeasuredModel, "model" | "connection" | "calls" | "failures" | "failureRate">;

/** A stopped call neither failed nor succeeded. The most frequent reason comes first. */
function countOutcomes(outcomes: CallTally["outcomes"]): Outcomes {
  const model = outcomes[0]?.model ?? "";
  const sum = (rows: CallTally["outcomes"]) => rows.reduce((total, { calls }) => total + calls, 0);
  const failed = outcomes.filter(({ outcome }) => outcome !== "completed" && outcome !== "stopped");
  const ended = sum(outcomes.filter(({ outcome }) => outcome !== "stopped"));
  failed.sort((a, b) => b.calls - a.calls || (a.outcome < b.outcome ? -1 : 1));
  return {
    model,
    connection: model.slice(0, model.indexOf("/")),
    calls: sum(outcomes),
    failures: Object.fromEntries(failed.map(({ outcome, calls }) => [outcome, calls])),
    failureRate: ended === 0 ? 0 : sum(failed) / ended,
  };
}
