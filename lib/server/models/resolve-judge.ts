import type { ModelSummary } from "@/lib/contract/models";
import { isPasted, type Member, type ModelId } from "@/lib/fusion/run-request";
import { familyOf, firstOfEachFamily, rankModels } from "./rank-models";

/** The judge that is an algorithm: what there is where no model is connected. */
export const ALGORITHM_JUDGE: ModelId = "local/extractive";

/** How many judges `auto` may fall back on. */
const MAX_JUDGES = 3;

/**
 * The judges for `auto`, best first: the strongest real models outside the pool, those of other families before relatives of
 * a member, and a panelist where there is nothing else. The algorithm serves only where no model is connected: a real judge's
 * failure must show, not quietly become another kind of judging.
 */
export function resolveJudge(pool: readonly Member[], realModels: readonly ModelSummary[]): ModelId[] {
  const members = new Set(pool.flatMap((member) => (isPasted(member) ? [] : [member.model])));
  const families = new Set([...members].map(familyOf));
  const judges = rankModels(realModels).filter(({ model }) => model.canJudge);
  const outside = judges.filter(({ model }) => !members.has(model.id));
  const strangers = firstOfEachFamily(outside.filter(({ family }) => !families.has(family)));
  const relatives = outside.filter(({ family }) => families.has(family));
  const panelists = judges.filter(({ model }) => members.has(model.id));
  const ranked = [...strangers, ...relatives, ...panelists].map(({ model }) => model.id);
  return ranked.length > 0 ? ranked.slice(0, MAX_JUDGES) : [ALGORITHM_JUDGE];
}
