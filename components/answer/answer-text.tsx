import { useRef } from "react";
import { Markdown } from "@/components/ui/markdown/markdown";
import { useRunView } from "@/lib/client/run-view-store";
import { drawIntervalMs, useSampledFusion, useShownFusion } from "@/lib/client/use-shown-fusion";
import type { FusionState } from "@/lib/fusion/run-state";
import { SourceGutter } from "./source-gutter";
import { SourceNote } from "./source-note";
import { useSentences } from "./use-sentences";
import "./sources.css";

const textOf = (fusion: FusionState | null) => (fusion ? fusion.answer || fusion.raw : "");

/** The answer at a measure that reads well, with its closest sources in the margin. */
export function AnswerText() {
  const text = useRef<HTMLDivElement>(null);
  const streaming = useShownFusion((fusion) => fusion?.status === "running");
  const thousands = useShownFusion((fusion) => Math.floor(textOf(fusion).length / 1000));
  const answer = useSampledFusion(textOf, drawIntervalMs(thousands * 1000));
  const provenance = useShownFusion((fusion) => fusion?.provenance ?? null);
  const showSources = useRunView((view) => view.showSources);
  const sentences = useSentences(text, answer, showSources ? provenance : null);
  return (
    <div className="relative flex gap-3">
      <div
        className="relative min-w-0 max-w-reading flex-1"
        onPointerMove={sentences.onPointerMove}
        onPointerLeave={sentences.onPointerLeave}
      >
        <Markdown ref={text} text={answer} streaming={streaming} className="md-reading" />
        {sentences.active && <SourceNote sentence={sentences.active} />}
      </div>
      {provenance && showSources && (
        <SourceGutter sentences={sentences.placed} active={sentences.active} onActive={sentences.setActive} />
      )}
    </div>
  );
}
