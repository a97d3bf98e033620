"use client";
import { problemAt } from "@/lib/client/check-setup";
import { describeWaitPolicy } from "@/lib/client/describe-setup";
import type { PartProps } from "./setup-line";
import { waitPanel } from "./setup-panels";
import { SetupPart } from "./setup-part";

/** When the judge begins. */
export function WaitPart({ current, problems, open, onOpenChange }: PartProps) {
  const { setup } = current;
  return (
    <SetupPart
      name="Waiting"
      value={describeWaitPolicy(setup.wait, setup.pool.length)}
      title="When the judge begins"
      description="A late answer still streams into its column and can be judged again."
      problem={problemAt(problems, "wait", "limits.deadlineMs")}
      open={open}
      onOpenChange={onOpenChange}
      width="w-[21rem]"
    >
      <waitPanel.Part setup={setup} problems={problems} />
    </SetupPart>
  );
}
