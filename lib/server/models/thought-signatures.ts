import type { OptionsOfCall } from "./stream/to-prompt";
import type { OnToolCall } from "./stream/tool-calls";

/** Together at most 8 million characters. A call that is forgotten is sent with the word that Google has for a lost signature. */
const MOST_CALLS = 500;
const MOST_CHARS = 16_384;

/**
 * Gemini signs its calls, and wants the signature with a call when it is told the result: without it, its thoughts are lost. What
 * callers send back has no place for one, so that it is kept here until the server stops, by the id of the call, which its package makes
 * unguessable.
 */
export function createThoughtSignatures(): { onToolCall: OnToolCall; optionsOf: OptionsOfCall } {
  const kept = new Map<string, string>();
  return {
    onToolCall(id, { google }) {
      const signature = google?.thoughtSignature;
      if (typeof signature !== "string" || signature.length > MOST_CHARS) return;
      kept.set(id, signature);
      for (const [oldest] of kept) {
        if (kept.size <= MOST_CALLS) break;
        kept.delete(oldest);
      }
    },
    optionsOf(id) {
      const thoughtSignature = kept.get(id);
      return thoughtSignature === undefined ? undefined : { google: { thoughtSignature } };
    },
  };
}
