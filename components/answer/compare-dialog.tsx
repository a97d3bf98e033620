import { useMemo } from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { diffAnswers } from "@/lib/client/diff-answers";
import { formatCount } from "@/lib/client/format";
import type { Label } from "@/lib/fusion/labels";

interface CompareDialogProps {
  label: Label;
  best: string;
  answer: string;
  onClose: () => void;
}

export default function CompareDialog({ label, best, answer, onClose }: CompareDialogProps) {
  const changes = useMemo(() => diffAnswers(best, answer), [best, answer]);
  const length = (of: "added" | "removed") =>
    changes.filter((change) => change[of]).reduce((sum, change) => sum + change.value.length, 0);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent title="The answer beside the best single one" className="max-w-4xl">
        <div className="flex flex-col gap-3 px-4 pb-4">
          <p className="flex flex-wrap items-center gap-1.5 text-muted text-sm tabular-nums">
            From <CandidateChip label={label} /> to the fused answer: {formatCount(length("added"))}{" "}
            characters added, {formatCount(length("removed"))} left out.
          </p>
          <div className="max-w-[90ch] whitespace-pre-wrap break-words text-base text-ink-strong">
            {changes.map((change, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is computed once
              <Part key={index} {...change} />
            ))}
          </div>
        </div>
      </DialogContent>
    </Dialog>
  );
}

function Part({ value, added, removed }: { value: string; added?: boolean; removed?: boolean }) {
  if (added)
    return <ins className="rounded-sm bg-ok-soft text-ink-strong underline decoration-ok">{value}</ins>;
  if (removed)
    return <del className="rounded-sm bg-bad-soft text-muted line-through decoration-bad">{value}</del>;
  return <span>{value}</span>;
}
