/** What this is, in one sentence. The one action is the Run button beside the sample. */
export function FirstVisit({ sample }: { sample: boolean }) {
  return (
    <p className="text-base text-ink">
      <strong className="font-semibold text-ink-strong">
        One prompt, several models side by side, one answer.
      </strong>{" "}
      <span className="text-muted">
        A judge compares what they say and fuses or picks.{sample && " A sample is filled in: run it."}
      </span>
    </p>
  );
}
