/** Word by word, blanks kept: what the demo models stream and count as tokens. Joined, the pieces are the text. */
export function toPieces(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}
