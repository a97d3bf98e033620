import { Gavel } from "lucide-react";
import { Button } from "@/components/ui/button";
import { FAILURE_ADVICE } from "@/lib/client/failure-advice";
import { useRunViewStore } from "@/lib/client/run-view-store";
import { useRunAccess } from "@/lib/client/use-run";
import { useShownFusion } from "@/lib/client/use-shown-fusion";

/** A failed judge costs no candidates: what happened, what to do, one button. */
export function AnswerFailure() {
  const view = useRunViewStore();
  const reason = useShownFusion((fusion) => fusion?.reason ?? null) ?? "unknown";
  const message = useShownFusion((fusion) => fusion?.message ?? null);
  const { readOnly } = useRunAccess();
  const { what, todo } = FAILURE_ADVICE[reason];
  return (
    <div className="flex flex-col items-start gap-1.5 text-sm">
      <p className="text-ink">{what} The candidates’ own answers stand above.</p>
      {message && <blockquote className="break-words font-mono text-muted text-xs">{message}</blockquote>}
      {!readOnly && (
        <>
          <p className="text-muted">{todo}</p>
          <Button size="sm" className="mt-1" onClick={() => view.setState({ judgeAgain: true })}>
            <Gavel className="size-3.5" aria-hidden />
            Judge again
          </Button>
        </>
      )}
    </div>
  );
}
