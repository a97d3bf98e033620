import type { Label } from "@/lib/fusion/labels";
import { candidateColour } from "./candidate-colour";
import { cx } from "./cx";

interface CandidateChipProps {
  label: Label;
  /** Shown after the letter. */
  name?: string;
  /** A long name takes a second line before it is cut. */
  wrap?: boolean;
  className?: string;
}

/** A candidate's letter in its colour, and its name where there is room. */
export function CandidateChip({ label, name, wrap = false, className }: CandidateChipProps) {
  const colour = candidateColour(label);
  return (
    <span className={cx("inline-flex min-w-0 gap-1.5", wrap ? "items-baseline" : "items-center", className)}>
      <span
        className={cx(
          "inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded px-1 text-2xs font-semibold",
          colour.softBg,
          colour.text,
        )}
      >
        {label}
      </span>
      {name !== undefined && (
        <span className={wrap ? "line-clamp-2 [overflow-wrap:anywhere]" : "truncate"} title={name}>
          {name}
        </span>
      )}
    </span>
  );
}
