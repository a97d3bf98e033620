import { CandidateChip } from "@/components/ui/candidate-chip";
import { connectionOf, formatElapsed } from "@/lib/client/format";
import { useCandidateName } from "@/lib/client/use-candidate-name";
import { useRunClock } from "@/lib/client/use-run";
import type { Label } from "@/lib/fusion/labels";
import { ColumnActions } from "./column-actions";
import { ColumnMarks } from "./column-marks";
import { ColumnStateMark } from "./column-state-mark";
import { useCandidate, useColumnState } from "./use-candidate";

export function ColumnHeader({ label }: { label: Label }) {
  const name = useCandidateName(label);
  return (
    <header className="flex shrink-0 flex-col gap-0.5 border-line border-b px-3 pt-2 pb-1.5">
      <div className="flex min-w-0 items-start justify-between gap-2">
        <h2 className="min-w-0">
          <CandidateChip
            label={label}
            name={name}
            wrap
            className="max-w-full font-medium text-ink-strong text-sm"
          />
        </h2>
        <ColumnStateWord label={label} />
      </div>
      <div className="flex h-6 min-w-0 items-center justify-between gap-2">
        <ModelName label={label} name={name} />
        <ColumnActions label={label} />
      </div>
    </header>
  );
}

function ModelName({ label, name }: { label: Label; name: string }) {
  const model = useCandidate(label, (candidate) => candidate.model);
  const pasted = useCandidate(label, (candidate) => candidate.pasted) ?? false;
  const servedBy = useCandidate(label, (candidate) => candidate.servedBy);
  const whole = pasted ? "pasted answer" : model === null ? "" : besideName(model, name);
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-muted text-xs">
      <span className="truncate" title={model ?? undefined}>
        {whole}
        {servedBy ? ` via ${servedBy}` : ""}
      </span>
      <ColumnMarks label={label} />
    </span>
  );
}

/** The connection alone where the name is the rest of the id; the whole id otherwise. */
function besideName(model: string, name: string): string {
  const connection = connectionOf(model);
  return model === `${connection}/${name}` ? connection : model;
}

function ColumnStateWord({ label }: { label: Label }) {
  const state = useColumnState(label);
  if (state === "retrying") return <RetryCountdown label={label} />;
  return <ColumnStateMark state={state} />;
}

function RetryCountdown({ label }: { label: Label }) {
  const retrying = useCandidate(label, (candidate) => candidate.retrying);
  const now = useRunClock(true);
  const leftMs = retrying ? retrying.since + retrying.inMs - now : 0;
  return (
    <ColumnStateMark state="retrying" detail={leftMs > 0 ? `in ${formatElapsed(leftMs + 999)}` : "now"} />
  );
}
