export interface Sanitised {
  text: string;
  /** What was made inert or was hidden, as excerpts to show. */
  found: string[];
}

export function sanitise(text: string, nonce: string): Sanitised {
  return { text: text.replaceAll(nonce, ""), found: [] };
}
