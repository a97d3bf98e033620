import { MAX_POOL } from "@/lib/fusion/labels";

/**
 * What an address asks the playground to begin with: `/?prompt=&models=a,b&profile=`. Read once, then taken out of the address.
 * Nothing is run by it, and what it names is checked like anything typed in. Called by the playground.
 */
export interface DeepLink {
  prompt: string | null;
  models: string[] | null;
  /** How many more models it asks for than a pool takes. */
  leftOut: number;
  /** A profile's id or slug. */
  profile: string | null;
}

/** Longer addresses are cut by browsers and proxies anyway. */
const MOST_PROMPT_CHARS = 16_000;
const MOST_MODEL_CHARS = 300;
const MOST_PROFILE_CHARS = 80;

/** Null where the address asks for nothing. */
export function parseDeepLink(search: URLSearchParams): DeepLink | null {
  const prompt = search.get("prompt")?.trim().slice(0, MOST_PROMPT_CHARS) || null;
  const profile = search.get("profile")?.trim().slice(0, MOST_PROFILE_CHARS) || null;
  const asked = (search.get("models") ?? "")
    .split(",")
    .map((model) => model.trim())
    .filter((model) => model !== "" && model.length <= MOST_MODEL_CHARS);
  const models = asked.slice(0, MAX_POOL);
  if (prompt === null && profile === null && models.length === 0) return null;
  const leftOut = asked.length - models.length;
  return { prompt, profile, models: models.length > 0 ? models : null, leftOut };
}

/** The address without what was taken from it; a run on the page stays in it. */
export function withoutDeepLink(search: URLSearchParams): string {
  const run = search.get("run");
  return run === null ? "/" : `/?run=${encodeURIComponent(run)}`;
}
