/** Far deeper than anybody's schema; what writes JSON gives up somewhere beyond 5,000. */
export const MAX_JSON_DEPTH = 200;

/** Level by level, since a call for each level is what deep JSON breaks. */
export function isDeeperThan(value: unknown, depth: number): boolean {
  let level = [value].filter(isNested);
  for (let at = 0; at < depth && level.length > 0; at += 1)
    level = level.flatMap((one) => Object.values(one).filter(isNested));
  return level.length > 0;
}

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
