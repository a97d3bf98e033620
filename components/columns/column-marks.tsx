import { Badge } from "@/components/ui/badge";
import { Tooltip } from "@/components/ui/tooltip";
import { useRun } from "@/lib/client/use-run";
import { useShownFusion } from "@/lib/client/use-shown-fusion";
import { useStaleLabels } from "@/lib/client/use-stale-labels";
import type { Label } from "@/lib/fusion/labels";
import { useColumnState } from "./use-candidate";

/** What the judging has to say about this column: strongest, not judged, newer than judged, addressed to the judge. */
export function ColumnMarks({ label }: { label: Label }) {
  const state = useColumnState(label);
  const strongest = useShownFusion((fusion) => fusion?.verdict?.winner === label);
  const tied = useShownFusion((fusion) => fusion?.verdict?.ties.includes(label) ?? false);
  const leftOut = useShownFusion((fusion) => fusion !== null && !fusion.candidates.includes(label));
  const stale = useStaleLabels().includes(label);
  const addressed = useRun(
    (run) =>
      run.notices.find((notice) => notice.code === "addressed-to-judge" && notice.candidate === label)
        ?.message ?? null,
  );
  // One text for all of them: a list made anew in the selector would draw the column on every event.
  const leftOutFiles = useRun((run) =>
    run.notices
      .filter((notice) => notice.code === "attachment-left-out" && notice.candidate === label)
      .map((notice) => notice.message)
      .join(" "),
  );
  const answered = state === "done" || state === "cut-short" || state === "stopped";
  return (
    <>
      {stale && (
        <Mark
          tone="warn"
          word="asked again"
          why="The judge saw its earlier answer, not this one. Judge again to count this one in."
        />
      )}
      {!stale && strongest && (
        <Mark
          tone="ok"
          word={tied ? "level" : "strongest"}
          why="The judge found this the strongest single answer."
        />
      )}
      {!stale && !strongest && tied && (
        <Mark tone="ok" word="level" why="The judge could not tell this from the strongest." />
      )}
      {leftOut && answered && (
        <Mark
          tone="neutral"
          word="not judged"
          why="The judge did not see this answer. Judge again to count it in."
        />
      )}
      {leftOutFiles !== "" && <Mark tone="warn" word="text only" why={leftOutFiles} />}
      {addressed && <Mark tone="warn" word="speaks to the judge" why={addressed} />}
    </>
  );
}

function Mark({ tone, word, why }: { tone: "ok" | "neutral" | "warn"; word: string; why: string }) {
  return (
    <Tooltip content={why}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable without a mouse */}
      <span tabIndex={0} className="rounded">
        <Badge tone={tone}>{word}</Badge>
      </span>
    </Tooltip>
  );
}
