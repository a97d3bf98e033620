"use client";
import { Button } from "@/components/ui/button";
import { Collapsible } from "@/components/ui/collapsible";
import { type FieldProblem, problemAt } from "@/lib/client/check-setup";
import { useSetupStore } from "@/lib/client/setup-store";
import type { Criterion } from "@/lib/fusion/run-request";
import { AddCriterion } from "./add-criterion";
import { CriterionFields } from "./criterion-fields";

interface CriteriaEditorProps {
  criteria: Criterion[];
  /** They differ from the profile's. */
  edited: boolean;
  problems: readonly FieldProblem[];
}

/** As the contract allows. */
const MOST = 12;

/** What the judge weighs: name, weight, and what to look for. */
export function CriteriaEditor({ criteria, edited, problems }: CriteriaEditorProps) {
  const set = (next: Criterion[] | null) => useSetupStore.getState().change({ criteria: next });
  const problem = (path: string) => problemAt(problems, `criteria${path}`, `judge.criteria${path}`);
  const names = criteria.map((criterion) => criterion.name || "unnamed").join(", ");
  return (
    <div className="border-line border-t px-3 py-2">
      <Collapsible
        defaultOpen={problem("") !== null}
        summary={
          <span className="min-w-0 py-1 text-left">
            Weighed by <span className="text-ink">{names}</span>
          </span>
        }
      >
        <ol className="flex flex-col gap-3 pt-2">
          {criteria.map((criterion, index) => (
            <CriterionFields
              // biome-ignore lint/suspicious/noArrayIndexKey: criteria have no identity but their place
              key={index}
              criterion={criterion}
              position={index + 1}
              only={criteria.length === 1}
              problem={(field) => problem(`.${index}.${field}`)}
              onChange={(changed) => set(criteria.with(index, changed))}
              onRemove={() => set(criteria.toSpliced(index, 1))}
            />
          ))}
        </ol>
        <div className="flex justify-between pt-2">
          <AddCriterion
            names={criteria.map(({ name }) => name)}
            disabled={criteria.length >= MOST}
            onAdd={(criterion) => set([...criteria, criterion])}
          />
          {edited && (
            <Button variant="ghost" size="sm" onClick={() => set(null)}>
              Back to the profile’s
            </Button>
          )}
        </div>
      </Collapsible>
    </div>
  );
}
