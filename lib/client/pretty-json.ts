/** JSON as a person reads it, in a fence that nothing inside can end; what is no JSON as it was written. */
export function toJsonFence(text: string): string {
  const pretty = prettyJson(text);
  const shown = pretty ?? text;
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([row]) => row.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${pretty === null ? "text" : "json"}\n${shown}\n${fence}`;
}

/** Null where it is no JSON object or list: a word or a number needs no shape. */
export function prettyJson(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? JSON.stringify(value, null, 2) : null;
  } catch {
    return null;
  }
}
