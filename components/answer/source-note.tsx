import type { CSSProperties } from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import type { PlacedSentence } from "./use-sentences";

/** Beside the sentence that is pointed at, or below it where there is no room. "Closest source", never "supported by": the alignment compares words. */
export function SourceNote({ sentence: { sentence, top, bottom } }: { sentence: PlacedSentence }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute top-[var(--below)] left-0 z-10 flex items-center gap-1.5 rounded-md bg-overlay px-2 py-1 text-ink text-xs shadow-popup lg:top-[var(--beside)] lg:left-[calc(100%+5.25rem)] lg:whitespace-nowrap"
      style={{ "--below": `${bottom + 4}px`, "--beside": `${top}px` } as CSSProperties}
    >
      {sentence.source ? (
        <>
          closest source <CandidateChip label={sentence.source} />
        </>
      ) : (
        "judge-added: close to no candidate"
      )}
    </span>
  );
}
