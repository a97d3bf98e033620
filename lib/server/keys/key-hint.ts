/** A key shorter than this would be half told by its end. */
const SHORTEST_HINTED = 12;
const HINT_CHARS = 4;

/** The end of a key, by which its owner knows it again; null where that would tell too much of it. */
export function toKeyHint(key: string): string | null {
  return key.length < SHORTEST_HINTED ? null : key.slice(-HINT_CHARS);
}
