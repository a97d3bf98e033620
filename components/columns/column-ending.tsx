import { RotateCw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import type { ColumnState } from "@/lib/client/column-state";
import { FAILURE_ADVICE } from "@/lib/client/failure-advice";
import { retryCandidate } from "@/lib/client/run-actions";
import { useRunAction } from "@/lib/client/use-run-action";
import type { Label } from "@/lib/fusion/labels";
import { ProviderWords } from "./column-waiting";
import { useCandidate } from "./use-candidate";

/** What a reader must know about how the column ended; nothing where it ended well. */
export function ColumnEnding({ label, state }: { label: Label; state: ColumnState }) {
  const reason = useCandidate(label, (candidate) => candidate.reason);
  const said = useCandidate(label, (candidate) => candidate.text !== "");
  if (state === "failed" || (state === "cut-short" && reason !== null)) return <Failure label={label} />;
  if (state === "cut-short") return <Note>It reached its output limit and ends in the middle.</Note>;
  if (state === "stopped")
    return (
      <Note>{said ? "Stopped. What it had said by then is kept." : "Stopped before its answer began."}</Note>
    );
  if (state === "interrupted") return <Note>The run ended before this answer did.</Note>;
  return null;
}

function Note({ children }: { children: string }) {
  return <p className="border-line-strong border-t border-dashed pt-1.5 text-muted text-xs">{children}</p>;
}

function Failure({ label }: { label: Label }) {
  const reason = useCandidate(label, (candidate) => candidate.reason) ?? "unknown";
  const message = useCandidate(label, (candidate) => candidate.message);
  const retry = useRunAction(
    (runId) => retryCandidate(runId, label),
    (refusal) => {
      showToast({ title: refusal, tone: "bad" });
    },
  );
  const { what, todo } = FAILURE_ADVICE[reason];
  return (
    <div className="rounded-md border border-bad/40 bg-bad-soft px-3 py-2 text-xs">
      <p className="font-medium text-bad">{what}</p>
      <ProviderWords words={message} />
      <p className="mt-1.5 text-ink">{todo}</p>
      <Button size="sm" className="mt-2" disabled={retry.pending} onClick={() => retry.run()}>
        <RotateCw className="size-3.5" aria-hidden />
        Ask {label} again
      </Button>
    </div>
  );
}
