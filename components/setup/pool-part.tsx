"use client";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { problemAt } from "@/lib/client/check-setup";
import { nameMembers } from "@/lib/client/describe-setup";
import type { PartProps } from "./setup-line";
import { poolPanel } from "./setup-panels";
import { SetupPart } from "./setup-part";

/** Who answers. */
export function PoolPart({ current, problems, open, onOpenChange, blind }: PartProps & { blind: boolean }) {
  const { setup, models } = current;
  const members = nameMembers(
    setup.pool.map((entry) => entry.member),
    models,
  );
  const value =
    members.length === 0 ? (
      <span className="text-muted">{models || current.modelsError ? "nobody yet" : "…"}</span>
    ) : (
      <span className="flex flex-wrap gap-x-3 gap-y-0.5">
        {members.map((member, index) => (
          <CandidateChip
            key={member.label}
            label={member.label}
            name={blind ? undefined : member.name}
            wrap
            className={problemAt(problems, `pool.${index}`) === null ? "text-ink-strong" : "text-bad"}
          />
        ))}
      </span>
    );
  return (
    <SetupPart
      name="Pool"
      value={value}
      title="Who answers"
      description={
        blind
          ? "Blind: these names tell whose answer is whose."
          : "1 to 8 members, side by side. The same model may stand in several times."
      }
      problem={problemAt(problems, "pool")}
      open={open}
      onOpenChange={onOpenChange}
      width="w-[33rem]"
    >
      <poolPanel.Part pool={setup.pool} models={models} problems={problems} />
    </SetupPart>
  );
}
