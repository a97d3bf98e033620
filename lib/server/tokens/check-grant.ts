/**
 * What a token may run. Called wherever work is accepted. With neither list, everything that its owner may run. With one or both: a
 * profile that it names, as that profile is; or models that it names, all of those that may be asked. A run that a token may not
 * make in all of its parts is not made in some of them.
 */
import { isPasted, type Member, type ModelId } from "@/lib/fusion/run-request";
import { refuse } from "@/lib/server/refusal";
import type { TokenGrant } from "./token-grant";

/** What is asked for, and what of it the request brings itself. */
export interface AskedSetup {
  /** `quality`, `budget` or a profile's id; null: by none. */
  profile: string | null;
  ownPool: boolean;
  ownJudge: boolean;
}

/** All that may be asked. */
export interface AskedModels {
  pool: readonly Member[];
  judges: readonly ModelId[];
}

interface Fault {
  path: string;
  message: string;
}

/** Null where the token allows it, or there is none. */
export function checkGrant(
  grant: TokenGrant | null,
  { profile, ownPool, ownJudge }: AskedSetup,
  asked: AskedModels,
): ReturnType<typeof refuse> | null {
  if (!grant || (grant.profiles === null && grant.models === null)) return null;
  const isNamed = profile !== null && (grant.profiles?.includes(profile) ?? false);
  if (isNamed && !ownPool && !ownJudge) return null;
  const faults = grant.models === null ? [] : findFaults(grant.models, asked);
  if (grant.models !== null && faults.length === 0) return null;
  return refuse("not-allowed-by-token", describe(grant, faults), faults.length > 0 ? { errors: faults } : {});
}

function findFaults(allowed: readonly ModelId[], { pool, judges }: AskedModels): Fault[] {
  const check = (model: ModelId, path: string): Fault[] =>
    allowed.includes(model) ? [] : [{ path, message: `The API token does not allow ${model}.` }];
  const members = pool.flatMap((member, index) => {
    if (isPasted(member)) return [];
    const { model, models = [], route } = member;
    const fallbacks = models.flatMap((fallback, at) => check(fallback, `pool.${index}.models.${at}`));
    return [
      ...check(model, `pool.${index}.model`),
      ...fallbacks,
      ...checkRoute(route, `pool.${index}.route`),
    ];
  });
  return [...members, ...judges.flatMap((model, index) => check(model, `judge.models.${index}`))];
}

/** Who allows a model on this machine has not allowed the same one elsewhere. */
function checkRoute(route: unknown, path: string): Fault[] {
  if (route === undefined) return [];
  const message = "The API token allows its models on their own connections only: leave the route out.";
  return [{ path, message }];
}

function describe({ name, profiles, models }: TokenGrant, faults: readonly Fault[]): string {
  const ways = [
    ...(profiles?.length ? [`the profiles ${profiles.join(", ")} as they are`] : []),
    ...(models?.length ? [`the models ${models.join(", ")}`] : []),
  ];
  const may = ways.length > 0 ? `may run ${ways.join(", or ")}` : "may run nothing";
  const why = faults.length > 0 ? ` ${[...new Set(faults.map(({ message }) => message))].join(" ")}` : "";
  return `The API token "${name}" ${may}.${why} Its owner can allow more under Settings → API tokens.`;
}
