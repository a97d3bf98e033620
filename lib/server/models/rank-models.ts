import type { ModelSummary } from "@/lib/contract/models";
import { standingOf, type Tier } from "./model-families";
import { parseModelId } from "./model-id";

export interface RankedModel {
  model: ModelSummary;
  family: string;
  tier: Tier | null;
}

/** Models that may be chosen without being asked for (any, where none may), the strongest first. Deterministic. */
export function rankModels(models: readonly ModelSummary[]): RankedModel[] {
  const answering = models
    .filter(({ canAnswer }) => canAnswer)
    .map((model) => ({ model, ...standingOf(upstreamOf(model.id)) }));
  const eligible = answering.filter((model) => model.eligible);
  return (eligible.length > 0 ? eligible : answering).sort(
    (a, b) =>
      (a.tier ?? UNKNOWN_TIER) - (b.tier ?? UNKNOWN_TIER) ||
      versionOf(b.model.id) - versionOf(a.model.id) ||
      sizeOf(b.model.id) - sizeOf(a.model.id) ||
      (b.model.price?.output ?? 0) - (a.model.price?.output ?? 0) ||
      compare(a.model.id, b.model.id),
  );
}

/** The family a wire id belongs to, whether or not it is listed anywhere. */
export function familyOf(model: string): string {
  return standingOf(upstreamOf(model)).family;
}

/** The first of each family, in order. */
export function firstOfEachFamily(ranked: readonly RankedModel[]): RankedModel[] {
  const seen = new Set<string>();
  return ranked.filter(({ family }) => !seen.has(family) && seen.add(family));
}

/** Unlisted models stand between the small and the tiny: better than nothing, never preferred. */
const UNKNOWN_TIER = 4.5;

function upstreamOf(model: string): string {
  return parseModelId(model)?.upstream ?? model;
}

/** `claude-opus-4.6` → 4.6, `gpt-5.1` → 5.1, `qwen3-235b` → 3; sizes (`70b`) and dates are no versions. */
function versionOf(model: string): number {
  const name = upstreamOf(model).split("/").at(-1) ?? "";
  for (const match of name.matchAll(/(\d+)(?:[.-](\d{1,2})(?!\d))?(?!\d*b\b)/g)) {
    const [, major = "0", minor = "0"] = match;
    if (Number(major) < 100) return Number(`${major}.${minor}`);
  }
  return 0;
}

/** Billions of parameters, where the name tells. */
function sizeOf(model: string): number {
  return Number(/(\d+(?:\.\d+)?)b\b/i.exec(model)?.[1] ?? 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
