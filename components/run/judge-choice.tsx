import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { AUTO_JUDGE, canJudge } from "@/components/setup/judges-offered";
import { PickerPopover } from "@/components/setup/picker-popover";
import { describeJudges } from "@/lib/client/describe-setup";
import { modelsQuery } from "@/lib/client/models-query";

interface JudgeChoiceProps {
  judge: string;
  onChange: (judge: string) => void;
  problem: string | null;
}

/** Who judges this time: one of thousands, so it is searched for, as everywhere. */
export function JudgeChoice({ judge, onChange, problem }: JudgeChoiceProps) {
  const { data: models } = useQuery(modelsQuery);
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a legend where a label stands beside it
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1">
      <span id={id} className="text-muted text-xs">
        Judge
      </span>
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <span className="min-w-0 text-ink-strong text-sm [overflow-wrap:anywhere]" title={judge}>
          {describeJudges([judge], null, models)}
        </span>
        <PickerPopover
          action="Choose another judge"
          models={models}
          offers={canJudge}
          special={AUTO_JUDGE}
          without={[judge]}
          onChoose={onChange}
        />
      </div>
      {problem !== null && <p className="text-bad text-xs">{problem}</p>}
    </div>
  );
}
