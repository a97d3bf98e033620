/**
 * Ends text at the first of the caller's stop sequences, which is not part of it. Models are told the sequences themselves, and some
 * providers pass them over; a judge's text holds its findings too, so that its answer can be cut nowhere but here.
 */
export interface StopCutter {
  /** Whether a sequence came: nothing after it is the answer's. */
  readonly isCut: boolean;
  /** What of the text may be shown now: an end that could begin a sequence is held back. */
  push(text: string): string;
  /** What was held back and began nothing. */
  end(): string;
}

export function createStopCutter(sequences: readonly string[]): StopCutter {
  let held = "";
  let cut = false;
  return {
    get isCut() {
      return cut;
    },
    push(text) {
      if (cut) return "";
      held += text;
      const at = firstIndex(held, sequences);
      if (at !== null) {
        cut = true;
        const shown = held.slice(0, at);
        held = "";
        return shown;
      }
      const keep = longestBeginning(held, sequences);
      const shown = held.slice(0, held.length - keep);
      held = held.slice(held.length - keep);
      return shown;
    },
    end() {
      const rest = held;
      held = "";
      return rest;
    },
  };
}

function firstIndex(text: string, sequences: readonly string[]): number | null {
  const found = sequences.map((one) => text.indexOf(one)).filter((at) => at >= 0);
  return found.length === 0 ? null : Math.min(...found);
}

/** How long an end of the text is that begins a sequence. */
function longestBeginning(text: string, sequences: readonly string[]): number {
  const longest = Math.max(0, ...sequences.map((one) => one.length - 1));
  for (let length = Math.min(longest, text.length); length > 0; length -= 1) {
    const end = text.slice(text.length - length);
    if (sequences.some((one) => one.startsWith(end))) return length;
  }
  return 0;
}
