/** Why a built-in profile has a member, in one line: shown beside the member's name, so it does not repeat it. */
import { FAMILY_NAMES } from "./model-families";
import type { RankedModel } from "./rank-models";

export const WHY_DEMO = "a scripted demo model, since no real one is connected";
export const WHY_ALONE =
  "the only model here: asked several times, its answers differ, and fusing them is still of use";

/** `isFirst`: no stronger one of its family is connected. */
export function whyStrong({ family, tier }: RankedModel, isFirst: boolean): string {
  if (tier === null) return "not in the table of families, and too few that are in it are connected";
  const name = FAMILY_NAMES[family] ?? family;
  return isFirst
    ? `the strongest of ${name} here (tier ${tier})`
    : `the next strongest here (${name}, tier ${tier}), since too few families are connected`;
}

export function whyGoodForItsPrice({ family, model }: RankedModel): string {
  const name = FAMILY_NAMES[family] ?? family;
  const { price } = model;
  if (!price) return "among the smallest here; no price is known to choose by";
  return `best quality for its price among ${possessive(name)} (${dollars(price.input)} in · ${dollars(price.output)} out)`;
}

function possessive(name: string): string {
  return name.endsWith("s") ? `${name}'` : `${name}'s`;
}

/** Cents, and as many digits as a price below a cent needs. */
function dollars(usdPerMillion: number): string {
  const isRound = Number.isInteger(Math.round(usdPerMillion * 1e6) / 1e4);
  return `$${isRound ? usdPerMillion.toFixed(2) : Number(usdPerMillion.toPrecision(3))}`;
}
