/**
 * Ends what a judge writes at about the length that the caller allows. Its own call has a wider limit, for it writes its findings
 * first. By characters, since no provider counts an answer apart from them.
 */
export interface LengthCutter {
  readonly isCut: boolean;
  /** What of the text is within the length. */
  push(text: string): string;
}

/**
 * More than tokenizers make of prose in any language (English: 4 to 4.7), so that an answer which keeps to its length is whole; one
 * in a language of few characters a token is cut late.
 */
const CHARS_PER_TOKEN = 5;

/** `maxTokens`: null where the caller allows any length. */
export function createLengthCutter(maxTokens: number | null): LengthCutter {
  let left = maxTokens === null ? Number.POSITIVE_INFINITY : maxTokens * CHARS_PER_TOKEN;
  let cut = false;
  return {
    get isCut() {
      return cut;
    },
    push(text) {
      if (cut) return "";
      const within = text.slice(0, left);
      cut = text.slice(within.length).trim() !== "";
      const shown = cut ? within.replace(/[\uD800-\uDBFF]$/, "") : within;
      left -= shown.length;
      return shown;
    },
  };
}
