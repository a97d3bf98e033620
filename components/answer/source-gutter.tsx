import { Plus } from "lucide-react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { light, useRunViewStore } from "@/lib/client/run-view-store";
import type { SentenceSource } from "@/lib/fusion/provenance";
import { groupByLine } from "./group-by-line";
import type { PlacedSentence } from "./use-sentences";

interface SourceGutterProps {
  sentences: PlacedSentence[];
  active: PlacedSentence | null;
  onActive: (sentence: PlacedSentence | null) => void;
}

/** In the margin, the closest source of each sentence: focus or hover shows the sentence, a click leads to the source. */
export function SourceGutter({ sentences, active, onActive }: SourceGutterProps) {
  const view = useRunViewStore();
  function follow({ source, at }: SentenceSource) {
    if (source && at) light(view, source, { span: at });
  }
  return (
    <ul aria-label="Closest source of each sentence" className="relative w-8 shrink-0 tabs:w-16">
      {groupByLine(sentences).map(({ top, members }) => (
        <li key={members[0]?.index} className="absolute left-0 flex" style={{ top }}>
          {members.map((placed) => (
            <button
              key={placed.index}
              type="button"
              onFocus={() => onActive(placed)}
              onBlur={() => onActive(null)}
              onPointerEnter={() => onActive(placed)}
              onPointerLeave={() => onActive(null)}
              onClick={() => follow(placed.sentence)}
              aria-label={describeSource(placed.sentence)}
              aria-pressed={active?.index === placed.index}
              className="flex h-6 min-w-5 items-center justify-center rounded aria-pressed:bg-hover"
            >
              {placed.sentence.source ? (
                <CandidateChip label={placed.sentence.source} />
              ) : (
                <Plus className="size-3.5 text-muted" aria-hidden />
              )}
            </button>
          ))}
        </li>
      ))}
    </ul>
  );
}

export function describeSource({ source }: SentenceSource): string {
  return source ? `Closest source: ${source}` : "Judge-added";
}
