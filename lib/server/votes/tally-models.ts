import type { ModelTally } from "./vote-store";

/** How often each model was picked, of the votes in which it stood; the most picked first. */
export function tallyModels(
  votes: readonly { model: string | null; stood: readonly string[] }[],
): ModelTally[] {
  const tallies = new Map<string, ModelTally>();
  for (const { model: picked, stood } of votes) {
    for (const model of stood) {
      const before = tallies.get(model) ?? { model, picked: 0, of: 0 };
      tallies.set(model, { model, picked: before.picked + (model === picked ? 1 : 0), of: before.of + 1 });
    }
  }
  return [...tallies.values()].sort((a, b) => b.picked - a.picked || (a.model < b.model ? -1 : 1));
}
