"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { describeMeanCost, describeRuns, fusingWins } from "@/lib/client/describe-record";
import { describeJudges, MODE_NAMES, nameMembers } from "@/lib/client/describe-setup";
import { formatCount } from "@/lib/client/format";
import { profileRecordQuery } from "@/lib/client/profiles-query";
import type { ModelList, ProfileSummary } from "@/lib/contract/models";
import { ProfileMenu } from "./profile-menu";
import { useTakeProfile } from "./use-take-profile";

interface ProfileRowProps {
  profile: ProfileSummary;
  models: ModelList;
  isDefault: boolean;
  isOffered: boolean;
}

/** One profile: what it is, how it has done, and what can be done with it. */
export function ProfileRow({ profile, models, isDefault, isOffered }: ProfileRowProps) {
  const take = useTakeProfile();
  const { id, name, by, mode, pool, judges, autoJudge } = profile;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 border-line border-b py-2.5 pl-1 lg:grid-cols-[minmax(0,1fr)_15rem_auto]">
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-0.5">
          <Link
            href={`/profiles/${encodeURIComponent(id)}`}
            className="min-w-0 rounded break-words font-medium text-ink-strong text-sm hover:underline"
          >
            {name}
          </Link>
          {isDefault && <Badge tone="accent">default</Badge>}
          {isOffered && <Badge>offered to everyone</Badge>}
          {by !== null && <span className="text-muted text-xs">by {by}</span>}
        </p>
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-muted text-xs">
          <span className="text-ink">{MODE_NAMES[mode]}</span>
          {nameMembers(pool, models).map((member) => (
            <CandidateChip
              key={member.label}
              label={member.label}
              name={member.name}
              wrap
              className="text-ink"
            />
          ))}
          <span>judged by {describeJudges(judges, autoJudge, models)}</span>
        </p>
      </div>
      <RowFigures profile={profile} />
      <span className="col-start-2 row-start-1 flex items-center gap-1 lg:col-start-3">
        {/* Every row has one: its name tells them apart for a screen reader. */}
        <Button size="sm" variant="ghost" aria-label={`Use ${name}`} onClick={() => take(id)}>
          Use
        </Button>
        <ProfileMenu profile={profile} isDefault={isDefault} isOffered={isOffered} />
      </span>
    </li>
  );
}

function RowFigures({ profile }: { profile: ProfileSummary }) {
  const { data: record, isPending } = useQuery(profileRecordQuery(profile.id));
  const wins = record ? fusingWins(record, profile.mode) : null;
  const figures = record
    ? [
        describeRuns(record),
        describeMeanCost(record),
        wins && `fusing won ${formatCount(wins.won)} of ${formatCount(wins.of)}`,
      ]
    : [isPending ? "…" : "its runs could not be counted"];
  return (
    <p className="col-span-2 flex min-h-4 flex-wrap gap-x-3 text-muted text-xs tabular-nums lg:col-span-1 lg:flex-col lg:pt-1.5">
      {figures
        .filter((figure) => figure !== null)
        .map((figure) => (
          <span key={figure}>{figure}</span>
        ))}
    </p>
  );
}
