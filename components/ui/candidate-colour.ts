import type { Label } from "@/lib/fusion/labels";

export interface CandidateColour {
  /** CSS variable values, for charts and inline styles. */
  solid: string;
  soft: string;
  /** Tailwind classes. */
  text: string;
  bg: string;
  softBg: string;
  border: string;
  /** Only the top edge. */
  topBorder: string;
}

// Written out: Tailwind only finds class names it can read whole.
const COLOURS: Record<Label, CandidateColour> = {
  A: colour("a", "text-cand-a", "bg-cand-a", "bg-cand-a-soft", "border-cand-a", "border-t-cand-a"),
  B: colour("b", "text-cand-b", "bg-cand-b", "bg-cand-b-soft", "border-cand-b", "border-t-cand-b"),
  C: colour("c", "text-cand-c", "bg-cand-c", "bg-cand-c-soft", "border-cand-c", "border-t-cand-c"),
  D: colour("d", "text-cand-d", "bg-cand-d", "bg-cand-d-soft", "border-cand-d", "border-t-cand-d"),
  E: colour("e", "text-cand-e", "bg-cand-e", "bg-cand-e-soft", "border-cand-e", "border-t-cand-e"),
  F: colour("f", "text-cand-f", "bg-cand-f", "bg-cand-f-soft", "border-cand-f", "border-t-cand-f"),
  G: colour("g", "text-cand-g", "bg-cand-g", "bg-cand-g-soft", "border-cand-g", "border-t-cand-g"),
  H: colour("h", "text-cand-h", "bg-cand-h", "bg-cand-h-soft", "border-cand-h", "border-t-cand-h"),
};

function colour(
  name: string,
  text: string,
  bg: string,
  softBg: string,
  border: string,
  topBorder: string,
): CandidateColour {
  return {
    solid: `var(--cand-${name})`,
    soft: `var(--cand-${name}-soft)`,
    text,
    bg,
    softBg,
    border,
    topBorder,
  };
}

/** The one colour of a candidate, wherever it speaks. Always beside its letter: colour never stands alone. */
export function candidateColour(label: Label): CandidateColour {
  return COLOURS[label];
}
