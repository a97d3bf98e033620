import type { ReactNode } from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import {
  describeJudges,
  describeMemberSettings,
  describeWaitPolicy,
  MODE_NAMES,
  nameMembers,
} from "@/lib/client/describe-setup";
import { formatElapsed, formatUsd } from "@/lib/client/format";
import { resolveSetup } from "@/lib/client/resolve-setup";
import { PLAIN_SETUP } from "@/lib/client/stored-setup";
import type { ModelList, ProfileSummary } from "@/lib/contract/models";

/** Who answers with which settings, who judges by what, and how long and how much at most: in plain words. */
export function ProfileSetupPane({ profile, models }: { profile: ProfileSummary; models: ModelList }) {
  const setup = resolveSetup({ ...PLAIN_SETUP, profile: profile.id }, models);
  const { mode, wait, limits, criteria } = setup;
  const rounds = limits.debateRounds === 1 ? "one round" : `${limits.debateRounds} rounds`;
  return (
    <section aria-label="Setup">
      <h3 className="pb-1.5 font-medium text-ink-strong text-sm">Setup</h3>
      <dl className="border-line border-t">
        <Fact name="Mode">
          {MODE_NAMES[mode]}
          {mode === "debate" && `, ${rounds}`}
        </Fact>
        <Fact name="Who answers">
          <Members profile={profile} models={models} />
        </Fact>
        <Fact name="Who judges">{describeJudges(setup.judges, setup.autoJudge, models)}</Fact>
        <Fact name="Weighed by">
          <ul className="flex flex-col gap-1">
            {criteria.map(({ name, weight, instruction }) => (
              <li key={`${name} ${instruction}`}>
                <span className="text-ink-strong">{name}</span> <span className="text-muted">×{weight}</span>
                {instruction !== "" && <span className="block text-muted text-xs">{instruction}</span>}
              </li>
            ))}
          </ul>
        </Fact>
        <Fact name="Waiting">
          {describeWaitPolicy(wait, setup.pool.length)}, never longer than {formatElapsed(limits.deadlineMs)}
        </Fact>
        <Fact name="Cap">
          {limits.maxCostUsd === null
            ? "No cap on what a run may cost"
            : `${formatUsd(limits.maxCostUsd)} a run`}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 border-line border-b py-2 text-sm tabs:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words text-ink">{children}</dd>
    </div>
  );
}

function Members({ profile, models }: { profile: ProfileSummary; models: ModelList }) {
  return (
    <ul className="flex flex-col gap-1">
      {nameMembers(profile.pool, models).map(({ label, name }, index) => {
        const member = profile.pool[index];
        return (
          <li key={label}>
            <CandidateChip label={label} name={name} wrap className="text-ink-strong" />
            <span className="block pl-6 text-muted text-xs [overflow-wrap:anywhere]">
              {member && describeMemberSettings(member, models)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
