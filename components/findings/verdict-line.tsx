import { Badge } from "@/components/ui/badge";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { InlineText } from "@/components/ui/inline-text";
import type { Verdict } from "@/lib/fusion/judge/analysis";

const SURE: Record<Verdict["confidence"], string> = { high: "sure", medium: "fairly sure", low: "not sure" };

/** Where the verdict will stand: what is read below it does not move when it comes. */
export function VerdictPlace() {
  return <p className="min-h-12 text-muted text-sm">The verdict will stand here.</p>;
}

/** Which answer the judge found strongest, how sure it is, and why. */
export function VerdictLine({ verdict }: { verdict: Verdict }) {
  return (
    <div className="flex min-h-12 flex-col gap-1">
      <p className="flex flex-wrap items-center gap-1.5 text-ink text-sm">
        Strongest single answer
        <CandidateChip label={verdict.winner} />
        {verdict.round > 0 && <span className="text-muted">as revised in round {verdict.round}</span>}
        {verdict.ties.length > 0 && (
          <>
            level with
            {verdict.ties.map((label) => (
              <CandidateChip key={label} label={label} />
            ))}
          </>
        )}
        <Badge tone={verdict.confidence === "low" ? "warn" : "neutral"}>
          judge is {SURE[verdict.confidence]}
        </Badge>
        {verdict.fusionBeatsBest !== null && (
          <Badge tone={verdict.fusionBeatsBest ? "ok" : "neutral"}>
            {verdict.fusionBeatsBest ? "fusing beats it" : "fusing does not beat it"}
          </Badge>
        )}
      </p>
      <p className="max-w-reading break-words text-muted text-sm">
        <InlineText text={verdict.why} />
      </p>
    </div>
  );
}
