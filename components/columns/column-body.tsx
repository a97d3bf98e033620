import { ArrowDown } from "lucide-react";
import { useRef } from "react";
import { Markdown } from "@/components/ui/markdown/markdown";
import { isSpeaking } from "@/lib/client/column-state";
import { useRun } from "@/lib/client/use-run";
import { drawIntervalMs } from "@/lib/client/use-shown-fusion";
import type { Label } from "@/lib/fusion/labels";
import { ColumnEnding } from "./column-ending";
import { ColumnRerouted } from "./column-rerouted";
import { ColumnThinking } from "./column-thinking";
import { ColumnToolCalls } from "./column-tool-calls";
import { ColumnWaiting } from "./column-waiting";
import { useCandidate, useColumnState, useSampledCandidate } from "./use-candidate";
import { useFollowEnd } from "./use-follow-end";
import { useLight } from "./use-light";
import { useUnused } from "./use-unused";

export function ColumnBody({ label }: { label: Label }) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLSpanElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const state = useColumnState(label);
  const speaking = isSpeaking(state);
  const { away, goToEnd } = useFollowEnd(scroller, content, end, speaking);
  useLight(label, scroller, text);
  useUnused(label, text);
  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={`${label}’s answer`}
        className="scroll-own h-full scroll-mt-28 overflow-y-auto px-3 py-2.5 focus-visible:outline-offset-[-2px]"
      >
        <div ref={content} className="flex min-w-0 flex-col gap-2">
          <ColumnRerouted label={label} />
          <ColumnThinking label={label} />
          <ColumnText label={label} streaming={state === "streaming"} textRef={text} />
          <ColumnToolCalls label={label} />
          {speaking ? (
            <ColumnWaiting label={label} state={state} />
          ) : (
            <ColumnEnding label={label} state={state} />
          )}
        </div>
        <span ref={end} aria-hidden className="block h-px" />
      </section>
      {speaking && away && (
        <button
          type="button"
          onClick={goToEnd}
          aria-label={`Follow ${label} to the end`}
          className="absolute right-3 bottom-2 flex size-7 items-center justify-center rounded-full border border-line-strong bg-overlay text-muted shadow-raised hover:text-ink"
        >
          <ArrowDown className="size-4" aria-hidden />
        </button>
      )}
    </div>
  );
}

interface ColumnTextProps {
  label: Label;
  streaming: boolean;
  textRef: React.RefObject<HTMLDivElement | null>;
}

function ColumnText({ label, streaming, textRef }: ColumnTextProps) {
  const columns = useRun((run) => run.candidates.length);
  // A thousand characters more or less do not change how often it is worth drawing.
  const thousands = useCandidate(label, (candidate) => Math.floor(candidate.text.length / 1000)) ?? 0;
  const candidate = useSampledCandidate(label, drawIntervalMs(thousands * 1000, columns));
  if (!candidate?.text) return null;
  return <Markdown ref={textRef} text={candidate.text} streaming={streaming} />;
}
