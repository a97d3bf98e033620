import { CandidateChip } from "@/components/ui/candidate-chip";
import type { PlacedSentence } from "./use-sentences";

/** Below the sentence that is pointed at. "Closest source", never "supported by": the alignment compares words. */
export function SourceNote({ sentence: { sentence, bottom } }: { sentence: PlacedSentence }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute left-0 z-10 flex items-center gap-1.5 rounded-md bg-overlay px-2 py-1 text-ink text-xs shadow-popup"
      style={{ top: bottom + 4 }}
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
