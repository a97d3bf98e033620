/**
 * The built-in profiles, resolved to what is connected. Quality takes the strongest model of each of several families;
 * Budget takes, per family, the cheapest that is still good. With nothing connected both stand on the demo models, so that
 * the first run works.
 */
import type { ModelSummary, ProfileSummary } from "@/lib/contract/models";
import { DEFAULT_CRITERIA, type Member } from "@/lib/fusion/run-request";
import { firstOfEachFamily, type RankedModel, rankModels } from "./rank-models";
import { ALGORITHM_JUDGE, resolveJudge } from "./resolve-judge";
import { WHY_ALONE, WHY_DEMO, whyGoodForItsPrice, whyStrong } from "./why-chosen";

/** What every built-in profile leaves to the server. */
const BUILT_IN = {
  kind: "built-in" as const,
  by: null,
  judges: ["auto"],
  criteria: DEFAULT_CRITERIA,
  wait: null,
  limits: {},
};

/** By their ids. */
export const BUILT_IN_NAMES = { quality: "Quality", budget: "Budget" } as const;

const QUALITY_SIZE = 4;
const BUDGET_SIZE = 3;

export interface Connected {
  real: readonly ModelSummary[];
  demo: readonly ModelSummary[];
}

export function resolveProfiles(connected: Connected): ProfileSummary[] {
  return [quality(connected), budget(connected)];
}

function quality({ real, demo }: Connected): ProfileSummary {
  const ranked = rankModels(real);
  const chosen = strongest(ranked, QUALITY_SIZE);
  const firsts = firstOfEachFamily(ranked);
  const seats = toSeats(chosen, demo, (one) => whyStrong(one, firsts.includes(one)));
  const about = chosen.length > 0 ? `The strongest connected models: ${names(chosen)}.` : DEMO_ABOUT;
  return profile({ id: "quality", name: BUILT_IN_NAMES.quality, mode: "merge", about, seats, real });
}

function budget({ real, demo }: Connected): ProfileSummary {
  const chosen = byPrice(rankModels(real)).slice(0, BUDGET_SIZE);
  const seats = toSeats(chosen, demo.slice(0, BUDGET_SIZE), whyGoodForItsPrice);
  const about = chosen.length > 0 ? `Good models at a low price: ${names(chosen)}.` : DEMO_ABOUT;
  return profile({ id: "budget", name: BUILT_IN_NAMES.budget, mode: "best-of", about, seats, real });
}

const DEMO_ABOUT = "Scripted demo models, until a connection with real models is added.";

/** One model of each family, known good ones first; where there are too few families, their other models fill the seats. */
function strongest(ranked: readonly RankedModel[], size: number): RankedModel[] {
  const firsts = firstOfEachFamily(ranked);
  const good = firsts.filter(({ tier }) => tier !== null && tier <= 3);
  const chosen = good.length >= 2 ? good : firsts;
  const others = ranked.filter((model) => !chosen.includes(model));
  return chosen.length >= 2 ? chosen.slice(0, size) : [...chosen, ...others].slice(0, size - 1);
}

/** Tiers 1 to 3 with a known price, the best value of each family, best value first; without prices, the smaller models. */
function byPrice(ranked: readonly RankedModel[]): RankedModel[] {
  const good = ranked.filter(({ tier, model }) => tier !== null && tier <= 3 && model.price !== null);
  if (good.length === 0) return firstOfEachFamily([...ranked].reverse());
  return firstOfEachFamily([...good].sort((a, b) => worth(b) - worth(a)));
}

/** Quality per dollar: a step up in tier is worth twice the price. A judge reads and a member writes: output counts three times. */
function worth({ tier, model }: RankedModel): number {
  const price = model.price ? model.price.input + 3 * model.price.output : 0;
  // Free models of an instance's own server would otherwise divide by zero; a cent per million tokens is near enough.
  return 2 ** (4 - (tier ?? 4)) / Math.max(price, 0.01);
}

/** A member, and why it has its seat. */
interface Seat {
  member: Member;
  why: string;
}

/** A single connected model answers three times: its answers differ, and fusing them is still of use. */
function toSeats(
  chosen: readonly RankedModel[],
  demo: readonly ModelSummary[],
  whyOf: (chosen: RankedModel) => string,
): Seat[] {
  const [only] = chosen;
  if (!only) return demo.map(({ id }) => ({ member: { model: id }, why: WHY_DEMO }));
  if (chosen.length === 1)
    return Array.from({ length: 3 }, () => ({ member: { model: only.model.id }, why: WHY_ALONE }));
  return chosen.map((one) => ({ member: { model: one.model.id }, why: whyOf(one) }));
}

function names(chosen: readonly RankedModel[]): string {
  return chosen.map(({ model }) => model.name).join(", ");
}

function profile(parts: {
  id: string;
  name: string;
  mode: ProfileSummary["mode"];
  about: string;
  seats: readonly Seat[];
  real: readonly ModelSummary[];
}): ProfileSummary {
  const { real, seats, ...rest } = parts;
  const pool = seats.map(({ member }) => member);
  const [autoJudge = ALGORITHM_JUDGE] = resolveJudge(pool, real);
  const why = seats.map((seat) => seat.why);
  return { ...rest, ...BUILT_IN, slug: rest.id, pool, why, autoJudge };
}
