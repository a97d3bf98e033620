import { CandidateChip } from "@/components/ui/candidate-chip";
import { cx } from "@/components/ui/cx";
import type { OutcomeHead } from "@/lib/fusion/describe-outcome";

/** What really happened, with the candidates in their colours. */
export function OutcomeHeadLine({ head }: { head: OutcomeHead }) {
  return (
    <h2
      className={cx(
        "min-w-0 font-semibold text-base leading-6",
        head.tone === "failed" ? "text-bad" : "text-ink-strong",
      )}
    >
      {head.parts.map((part, index) =>
        typeof part === "string" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice; parts keep their places
          <span key={index}>{part}</span>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts keep their places
          <CandidateChip key={`${part.label}-${index}`} label={part.label} className="align-text-bottom" />
        ),
      )}
    </h2>
  );
}
