"use client";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { describeMeanCost, describeRuns, describeVotes, fusingWins } from "@/lib/client/describe-record";
import { formatCount, formatDuration, formatUsd } from "@/lib/client/format";
import { profileRecordQuery } from "@/lib/client/profiles-query";
import type { ProfileSummary } from "@/lib/contract/models";
import type { ProfileRecord } from "@/lib/contract/profiles";
import { OutcomeBar } from "./outcome-bar";

/** How it has done, in one's own runs. */
export function ProfileRecordPane({ profile }: { profile: ProfileSummary }) {
  const { data: record, error, refetch } = useQuery(profileRecordQuery(profile.id));
  return (
    <section aria-label="Record">
      <h3 className="pb-1.5 font-medium text-ink-strong text-sm">How has it done?</h3>
      <div className="flex flex-col gap-3 border-line border-t pt-2">
        {record ? (
          <Figures record={record} profile={profile} />
        ) : error ? (
          <p role="alert" className="flex items-center gap-3 text-bad text-sm">
            {error.message}
            <Button size="sm" onClick={() => void refetch()}>
              Try again
            </Button>
          </p>
        ) : (
          <Skeleton className="h-4 w-2/5" />
        )}
      </div>
    </section>
  );
}

function Figures({ record, profile }: { record: ProfileRecord; profile: ProfileSummary }) {
  if (record.runs === 0) {
    return (
      <p className="text-muted text-sm">You have not run it yet: its record begins with the first run.</p>
    );
  }
  const wins = fusingWins(record, profile.mode);
  const facts = [
    describeRuns(record),
    describeMeanCost(record),
    `${formatUsd(record.costUsd.total)} in all`,
    record.wallMs === null ? null : `usually ${formatDuration(record.wallMs)}`,
  ];
  return (
    <>
      <p className="flex flex-wrap gap-x-4 text-ink text-sm tabular-nums">
        {facts
          .filter((fact) => fact !== null)
          .map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
      </p>
      {wins && (
        <p className="text-ink text-sm tabular-nums">
          Fusing beat the best single answer in{" "}
          <strong className="font-medium text-ink-strong">
            {formatCount(wins.won)} of {formatCount(wins.of)}
          </strong>{" "}
          {wins.of === 1 ? "run" : "runs"} where both stood.
        </p>
      )}
      <OutcomeBar record={record} />
      <p className="text-muted text-sm tabular-nums">
        {describeVotes(record) ??
          "You have not voted on its answers: every finished run asks which you would use."}
      </p>
    </>
  );
}
