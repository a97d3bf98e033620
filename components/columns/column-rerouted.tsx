import { useQuery } from "@tanstack/react-query";
import { CornerDownRight } from "lucide-react";
import { Collapsible } from "@/components/ui/collapsible";
import { describeReroutes } from "@/lib/client/describe-reroute";
import { FAILURE_ADVICE } from "@/lib/client/failure-advice";
import { modelsQuery } from "@/lib/client/models-query";
import { useRun } from "@/lib/client/use-run";
import type { Label } from "@/lib/fusion/labels";
import type { CandidateState } from "@/lib/fusion/run-state";
import { ProviderWords } from "./column-waiting";
import { useCandidate } from "./use-candidate";

type Rerouted = NonNullable<CandidateState["rerouted"]>[number];

/** Who did not answer, why, and who does instead: above the answer, so that it is never taken for another's. */
export function ColumnRerouted({ label }: { label: Label }) {
  const rerouted = useCandidate(label, (candidate) => candidate.rerouted);
  if (!rerouted) return null;
  return (
    <ol aria-label="Who did not answer" className="flex flex-col gap-1.5">
      {rerouted.map((each, index) => (
        <Reroute key={`${each.from} ${each.to}`} label={label} index={index} rerouted={each} />
      ))}
    </ol>
  );
}

function Reroute({ label, index, rerouted }: { label: Label; index: number; rerouted: Rerouted }) {
  const { data: models } = useQuery(modelsQuery);
  const sentence = useRun((run) => {
    const candidate = run.candidates.find((each) => each.label === label);
    return candidate ? (describeReroutes(run, candidate, models)[index] ?? "") : "";
  });
  return (
    <li className="rounded-md border border-line border-dashed px-3 py-2 text-muted text-xs">
      <p className="flex gap-1.5">
        <CornerDownRight className="mt-px size-3.5 shrink-0" aria-hidden />
        <span className="min-w-0 break-words">
          <span className="text-ink">{sentence}</span> {FAILURE_ADVICE[rerouted.reason].what}
        </span>
      </p>
      <ProviderWords words={rerouted.message} />
      {rerouted.text !== "" && (
        <Collapsible summary="What it had said" className="mt-1">
          <p className="mt-1 whitespace-pre-wrap break-words border-line border-l-2 pl-3">{rerouted.text}</p>
        </Collapsible>
      )}
    </li>
  );
}
