import type { ProfileSummary } from "@/lib/contract/models";
import type { V1Model } from "@/lib/contract/openai/model-list";
import type { ModelFacts } from "@/lib/fusion/ports";
import { isPasted, isSoleWriter, type Member } from "@/lib/fusion/run-request";
import { toArchitecture } from "./to-v1-model";

export interface OfferedFusion {
  profile: ProfileSummary;
  /** As `auto` resolves now. */
  judges: readonly string[];
  /** False: it is there, and is not told of. */
  isAllowed: boolean;
}

type FactsOf = (model: string) => ModelFacts | null;

/** `fusion` for the default, which is the first, then each by its name. Of two with one name the first has it: the other is called by its id. */
export function toFusionModels(offered: readonly OfferedFusion[], factsOf: FactsOf): V1Model[] {
  return offered.flatMap((one, at) => {
    if (!one.isAllowed) return [];
    const { id, slug } = one.profile;
    const isTaken = offered.findIndex(({ profile }) => profile.slug === slug) < at;
    const isDefault = at === 0;
    const names = [...(isDefault ? ["fusion"] : []), `fusion/${isTaken ? id : slug}`];
    return names.map((name) => toFusionModel(name, one, { isDefault, factsOf }));
  });
}

function toFusionModel(
  id: string,
  { profile, judges }: OfferedFusion,
  { isDefault, factsOf }: { isDefault: boolean; factsOf: FactsOf },
): V1Model {
  const { name, mode, pool } = profile;
  const facts = pool.map((member) => (isPasted(member) ? null : factsOf(member.model)));
  return {
    ...{ id, object: "model", created: 0, owned_by: "tokamak", name: `Fusion: ${name}` },
    context_length: leastOf(
      pool.flatMap((member, at) => (isPasted(member) ? [] : [facts[at]?.contextLength ?? null])),
    ),
    ...{ max_output_tokens: null, pricing: null },
    // Images go to the members that take them.
    architecture: toArchitecture(facts.some((one) => one?.takesImages === true)),
    fusion: {
      mode,
      members: pool.map((member, at) => toMember(member, facts[at] ?? null)),
      judge: isSoleWriter({ pool }) ? null : (judges[0] ?? null),
      default: isDefault,
    },
  };
}

function toMember(member: Member, facts: ModelFacts | null) {
  if (isPasted(member)) return { model: null, name: member.name };
  return { model: member.model, name: member.name ?? facts?.name ?? member.model };
}

/** Null where one is not known. */
function leastOf(lengths: readonly (number | null)[]): number | null {
  const known = lengths.filter((length) => length !== null);
  return known.length > 0 && known.length === lengths.length ? Math.min(...known) : null;
}
