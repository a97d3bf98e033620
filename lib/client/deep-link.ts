/** What an address asks the playground to begin with. Read once, then taken out of the address. Called by the playground. */
export interface DeepLink {
  /** A profile's id or slug. */
  profile: string | null;
}

const MOST_PROFILE_CHARS = 80;

/** Null where the address asks for nothing. */
export function parseDeepLink(search: URLSearchParams): DeepLink | null {
  const profile = search.get("profile")?.trim().slice(0, MOST_PROFILE_CHARS) || null;
  return profile === null ? null : { profile };
}

/** The address without what was taken from it; a run on the page stays in it. */
export function withoutDeepLink(search: URLSearchParams): string {
  const run = search.get("run");
  return run === null ? "/" : `/?run=${encodeURIComponent(run)}`;
}
