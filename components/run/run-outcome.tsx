import { FAILURE_ADVICE } from "@/lib/client/failure-advice";
import { useRun, useRunAccess } from "@/lib/client/use-run";

/** Where the run failed as a whole, and no judge could speak: what happened and what to do. */
export function RunOutcome() {
  const failed = useRun(
    (run) => run.status === "failed" && run.fusions.every((fusion) => fusion.status !== "failed"),
  );
  const reason = useRun((run) => run.reason) ?? "unknown";
  const message = useRun((run) => run.message);
  const answered = useRun((run) => run.candidates.some((candidate) => candidate.status === "completed"));
  const { readOnly } = useRunAccess();
  if (!failed) return null;
  return (
    <section role="alert" className="rounded-lg border border-bad/40 bg-bad-soft px-4 py-3 text-sm">
      <h2 className="font-semibold text-bad text-base">
        {answered ? "The run failed" : "No candidate answered, so there is nothing to judge"}
      </h2>
      {answered && message && <p className="break-words text-ink">{message}</p>}
      <p className="text-muted">
        {answered
          ? FAILURE_ADVICE[reason][readOnly ? "what" : "todo"]
          : `Each column says what happened there.${readOnly ? "" : " Ask one again, or change the pool and run again."}`}
      </p>
    </section>
  );
}
