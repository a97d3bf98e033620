"use client";
import { Plus } from "lucide-react";
import { problemAt } from "@/lib/client/check-setup";
import { modelName } from "@/lib/client/describe-setup";
import type { MemberSettingsProps } from "./member-settings";
import { OrderedNames } from "./ordered-names";
import { PickerPopover } from "./picker-popover";

/** As the contract allows. */
const MOST_FALLBACKS = 5;

/** Models that are asked, in this order, where the member's own fails. */
export function MemberFallbacks({ member, path, problems, models, onChange }: MemberSettingsProps) {
  const fallbacks = member.models ?? [];
  const set = (ids: string[]) => onChange({ ...member, models: ids.length === 0 ? undefined : ids });
  const problem = problemAt(problems, `${path}.models`);
  return (
    <fieldset aria-label="Fallbacks" className="flex min-w-0 flex-col gap-1 tabs:col-span-3">
      <span className="text-muted text-xs">Fallbacks</span>
      {fallbacks.length > 0 && (
        <OrderedNames
          label="Fallbacks, in order"
          ids={fallbacks}
          nameOf={(id) => modelName(id, models)}
          onChange={set}
          mayBeEmpty
        />
      )}
      {problem !== null && <p className="text-bad text-xs">{problem}</p>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {fallbacks.length < MOST_FALLBACKS && (
          <PickerPopover
            action="Add a fallback"
            icon={<Plus className="size-3.5" aria-hidden />}
            models={models}
            without={[member.model, ...fallbacks]}
            onChoose={(id) => set([...fallbacks, id])}
          />
        )}
        <span className="text-muted text-xs">
          Asked where this model fails; the column says who answered.
        </span>
      </div>
    </fieldset>
  );
}
