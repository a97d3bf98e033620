import type { ProfileSummary } from "@/lib/contract/models";
import type { ProfileView } from "@/lib/contract/profiles";
import type { ModelRegistry } from "@/lib/server/models/model-registry";
import { ALGORITHM_JUDGE } from "@/lib/server/models/resolve-judge";

export type ProfileModels = Pick<ModelRegistry, "profiles" | "resolveJudge">;

/** The built-in profiles and custom ones, as they resolve by these models. The default stands first where it is among them. */
export function listOfferedProfiles(
  views: readonly ProfileView[],
  models: ProfileModels,
  defaultProfile: string | null,
): ProfileSummary[] {
  const offered = [...models.profiles(), ...views.map((view) => toSummary(view, models))];
  const first = offered.find(({ id }) => id === defaultProfile);
  return first ? [first, ...offered.filter((one) => one !== first)] : offered;
}

function toSummary(view: ProfileView, models: ProfileModels): ProfileSummary {
  const { id, slug, name, about, setup, own, by } = view;
  const { mode, pool, judges, criteria, wait, limits } = setup;
  const [autoJudge = ALGORITHM_JUDGE] = models.resolveJudge(pool);
  const kind = own ? "own" : "shared";
  // A person chose its members, and knows why.
  const resolved = { autoJudge, why: [] };
  return { id, slug, kind, by, name, about, mode, pool, judges, criteria, wait, limits, ...resolved };
}
