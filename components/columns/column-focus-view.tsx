import { CandidateChip } from "@/components/ui/candidate-chip";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Markdown } from "@/components/ui/markdown/markdown";
import { useRunView, useRunViewStore } from "@/lib/client/run-view-store";
import { useCandidateName } from "@/lib/client/use-candidate-name";
import type { Label } from "@/lib/fusion/labels";
import { ColumnEnding } from "./column-ending";
import { ColumnFooter } from "./column-footer";
import { ColumnRerouted } from "./column-rerouted";
import { ColumnStateMark } from "./column-state-mark";
import { ColumnThinking } from "./column-thinking";
import { ColumnToolCalls } from "./column-tool-calls";
import { useColumnState, useSampledCandidate } from "./use-candidate";

/** One column in full width, for reading; it goes on streaming. */
export function ColumnFocusView() {
  const view = useRunViewStore();
  const label = useRunView((state) => state.focusView);
  return (
    <Dialog open={label !== null} onOpenChange={(open) => !open && view.setState({ focusView: null })}>
      {label && (
        <DialogContent title={`Answer ${label}`} className="max-w-5xl">
          <FocusedAnswer label={label} />
        </DialogContent>
      )}
    </Dialog>
  );
}

function FocusedAnswer({ label }: { label: Label }) {
  const state = useColumnState(label);
  const name = useCandidateName(label);
  const candidate = useSampledCandidate(label, 200);
  if (!candidate) return null;
  return (
    <div className="flex flex-col gap-3 px-4 pb-2">
      <div className="flex items-center justify-between gap-3">
        <CandidateChip label={label} name={name} className="font-medium text-sm" />
        <span className="flex items-center gap-2">
          <ColumnStateMark state={state} />
          <CopyButton text={() => candidate.text} label={`Copy ${label}’s answer`} />
        </span>
      </div>
      <ColumnRerouted label={label} />
      <ColumnThinking label={label} />
      <Markdown
        text={candidate.text}
        streaming={state === "streaming"}
        className="md-reading mx-auto w-full max-w-[90ch]"
      />
      <ColumnToolCalls label={label} />
      <ColumnEnding label={label} state={state} />
      <ColumnFooter label={label} />
    </div>
  );
}
