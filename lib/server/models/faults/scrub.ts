/** A shorter "key" is a placeholder ("ollama", "none"): replacing it would only garble messages. */
const SHORTEST_SECRET = 8;
const MAX_WORDS = 600;

/** Makes a provider's words fit to be shown: no configured key, no control characters, a bounded length. */
export function scrub(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET) clean = clean.replaceAll(secret, "•••");
  }
  // Control characters and direction overrides: the words are shown beside our own.
  clean = clean.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim();
  return clean.length > MAX_WORDS ? `${clean.slice(0, MAX_WORDS)}…` : clean;
}
