import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { ColumnState } from "@/lib/client/column-state";
import { adviseOn } from "@/lib/client/failure-advice";
import { useRunAccess } from "@/lib/client/use-run";
import type { Label } from "@/lib/fusion/labels";
import { ColumnStep } from "./column-step";
import { ProviderWords } from "./column-waiting";
import { useCandidate } from "./use-candidate";

/** What a reader must know about how the column ended; nothing where it ended well. */
export function ColumnEnding({ label, state }: { label: Label; state: ColumnState }) {
  const said = useCandidate(label, (candidate) => candidate.text !== "");
  if (state === "failed" || state === "broke-off") return <Failure label={label} state={state} />;
  if (state === "cut-short") {
    return (
      <div className="flex flex-col items-start gap-1.5">
        <Note>It reached its output limit and ends in the middle. Raise its limit for a whole answer.</Note>
        <ColumnStep label={label} step="limit" />
      </div>
    );
  }
  if (state === "stopped")
    return (
      <Note>{said ? "Stopped. What it had said by then is kept." : "Stopped before its answer began."}</Note>
    );
  if (state === "interrupted") return <Note>The run ended before this answer did.</Note>;
  return null;
}

function Note({ children }: { children: ReactNode }) {
  return (
    <p className="w-full border-line-strong border-t border-dashed pt-1.5 text-muted text-xs">{children}</p>
  );
}

function Failure({ label, state }: { label: Label; state: "failed" | "broke-off" }) {
  const reason = useCandidate(label, (candidate) => candidate.reason);
  const message = useCandidate(label, (candidate) => candidate.message);
  const { readOnly } = useRunAccess();
  const said = useCandidate(label, (candidate) => candidate.text) ?? "";
  const thought = useCandidate(label, (candidate) => candidate.reasoning) ?? "";
  const { what, todo, step } = adviseOn({ reason, text: said, reasoning: thought });
  // A refusal's words are the answer itself.
  const repeats = said.trim() !== "" && message?.includes(said.trim());
  return (
    <div
      className={cx(
        "flex flex-col items-start rounded-md border px-3 py-2 text-xs",
        // A torn edge where the words end: the answer above is kept.
        state === "broke-off"
          ? "border-bad/40 border-t-2 border-t-bad border-dashed"
          : "border-bad/40 bg-bad-soft",
      )}
    >
      <p className="font-medium text-bad">{what}</p>
      {!repeats && <ProviderWords words={message} />}
      {!readOnly && (
        <>
          <p className="mt-1.5 mb-2 text-ink">{todo}</p>
          <ColumnStep label={label} step={step} />
        </>
      )}
    </div>
  );
}
