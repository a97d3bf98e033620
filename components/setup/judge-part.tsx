"use client";
import { problemAt } from "@/lib/client/check-setup";
import { describeJudges } from "@/lib/client/describe-setup";
import type { PartProps } from "./setup-line";
import { judgePanel } from "./setup-panels";
import { SetupPart } from "./setup-part";

/** Who judges, and by what. */
export function JudgePart({
  current,
  problems,
  open,
  onOpenChange,
  autoJudge,
  blind,
}: PartProps & { autoJudge: string | null; blind: boolean }) {
  const { setup, models } = current;
  return (
    <SetupPart
      name="Judge"
      value={
        <>
          <span className="text-muted">judged by </span>
          {blind ? "a judge" : describeJudges(setup.judges, autoJudge, models)}
        </>
      }
      title="Who judges"
      description="The first that answers judges; the next serves when one fails."
      problem={problemAt(problems, "judge", "criteria")}
      open={open}
      onOpenChange={onOpenChange}
      width="w-[33rem]"
    >
      <judgePanel.Part current={current} autoJudge={autoJudge} problems={problems} />
    </SetupPart>
  );
}
