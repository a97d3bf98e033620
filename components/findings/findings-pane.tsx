import { Collapsible } from "@/components/ui/collapsible";
import { useRunView, useRunViewStore } from "@/lib/client/run-view-store";
import { useShownFusion } from "@/lib/client/use-shown-fusion";
import { FindingList } from "./finding-list";
import { RawJudge } from "./raw-judge";
import { ScoreMatrix } from "./score-matrix";
import { summariseFindings } from "./summarise-findings";
import { VerdictLine, VerdictPlace } from "./verdict-line";

export const FINDINGS_ID = "findings";

/** Everything the judge said besides the answer. There once it speaks; folds to one line. */
export function FindingsPane() {
  const view = useRunViewStore();
  const open = useRunView((state) => state.findingsOpen);
  const analysis = useShownFusion((fusion) => fusion?.analysis ?? null);
  const criteria = useShownFusion((fusion) => fusion?.criteria ?? null) ?? [];
  const verdict = useShownFusion((fusion) => fusion?.verdict ?? null);
  const running = useShownFusion((fusion) => fusion?.status === "running");
  // As written, the judge’s words are the answer: they stand there.
  const hasRaw = useShownFusion(
    (fusion) => (fusion?.raw ?? "") !== "" && fusion?.outcome?.kind !== "as-written",
  );
  if (!analysis && !verdict && !hasRaw) return null;
  return (
    <section
      id={FINDINGS_ID}
      tabIndex={-1}
      aria-label="Findings"
      className="@container rounded-lg border border-line bg-raised px-4 py-3 scroll-mt-14 focus-visible:outline-offset-[-2px]"
    >
      <Collapsible
        open={open}
        onOpenChange={(findingsOpen) => view.setState({ findingsOpen })}
        summary={
          <h2 className="flex min-w-0 flex-wrap items-baseline gap-x-2 text-left">
            <span className="font-medium text-ink-strong text-sm">Findings</span>
            <span className="text-muted text-xs">
              {analysis ? summariseFindings(analysis) : verdict ? "the verdict alone" : "kept to no format"}
            </span>
          </h2>
        }
      >
        <div className="mt-3 flex flex-col gap-4">
          {verdict ? <VerdictLine verdict={verdict} /> : running && <VerdictPlace />}
          {analysis && (
            <div className="flex flex-col gap-x-10 gap-y-4 @5xl:flex-row">
              <div className="min-w-0 flex-1">
                <FindingList analysis={analysis} />
              </div>
              <ScoreMatrix scores={analysis.scores} criteria={criteria} winner={verdict?.winner ?? null} />
            </div>
          )}
          {hasRaw && <RawJudge />}
        </div>
      </Collapsible>
    </section>
  );
}
