"use client";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { announce } from "@/components/ui/live-region";
import { endSession, signOutEverywhere } from "@/lib/client/account-actions";
import { sessionsQuery } from "@/lib/client/account-query";
import { formatAgo, formatExactTime } from "@/lib/client/format-ago";
import { useFormAction } from "@/lib/client/use-form-action";
import type { SessionView } from "@/lib/contract/accounts";
import { SettingsMain, SettingsPart } from "./settings-main";
import { PartProblem, PartSkeleton, WithAccount } from "./with-account";

export function Sessions() {
  return (
    <SettingsMain>
      <WithAccount>{() => <SessionList />}</WithAccount>
    </SettingsMain>
  );
}

function SessionList() {
  const { data, error, isPending, refetch } = useQuery(sessionsQuery);
  const everywhere = useFormAction(signOutEverywhere);
  if (isPending) return <PartSkeleton />;
  if (error) return <PartProblem error={error} onRetry={() => void refetch()} />;
  return (
    <SettingsPart title="Where you are signed in" note="One that is ended is out at once.">
      <ul className="border-line border-t">
        {data.items.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <FormMessage message={everywhere.message} />
      <div>
        <Button variant="danger" disabled={everywhere.pending} onClick={() => everywhere.run(undefined)}>
          Sign out everywhere
        </Button>
      </div>
    </SettingsPart>
  );
}

function SessionRow({ session }: { session: SessionView }) {
  const { id, device, current, lastSeenAt, createdAt } = session;
  const end = useFormAction(() => endSession(id), {
    refreshes: sessionsQuery.queryKey,
    onDone: () => announce(`The session of ${device} was ended.`),
  });
  return (
    <li className="flex min-h-12 items-center gap-3 border-line border-b py-1.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-ink-strong text-sm">
          {device} {current && <Badge tone="accent">This browser</Badge>}
        </p>
        <p className="text-muted text-xs tabular-nums">
          <span title={formatExactTime(lastSeenAt)}>Last seen {formatAgo(lastSeenAt, Date.now())}</span>
          {" · "}
          <span title={formatExactTime(createdAt)}>signed in {formatAgo(createdAt, Date.now())}</span>
        </p>
        <FormMessage message={end.message} />
      </div>
      {!current && (
        <Button
          size="sm"
          aria-label={`End the session of ${device}`}
          disabled={end.pending}
          onClick={() => end.run(undefined)}
        >
          {end.pending ? "Ending…" : "End"}
        </Button>
      )}
    </li>
  );
}
