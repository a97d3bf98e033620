"use client";
import { useQuery } from "@tanstack/react-query";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { formatAgo, formatExactTime } from "@/lib/client/format-ago";
import { modelsQuery } from "@/lib/client/models-query";
import type { TokenView } from "@/lib/contract/tokens";
import { describeAllowed, describeSpent, SCOPE_WORDS } from "./describe-token";
import { TokenActions } from "./token-actions";

/** One token: what it is known by, what it may do, what it spent, and when it was used. */
export function TokenRow({ token }: { token: TokenView }) {
  const { name, hint, scopes, expired } = token;
  return (
    <li className="flex items-start gap-3 border-line border-b py-2.5 pl-1">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex min-h-7 flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="min-w-0 break-words font-medium text-ink-strong text-sm">{name}</span>
          <span className="font-mono text-muted text-xs">tk_…{hint}</span>
          {scopes.map((scope) => (
            <Badge key={scope}>{SCOPE_WORDS[scope].name}</Badge>
          ))}
          {expired && <Badge tone="bad">Expired</Badge>}
        </p>
        {scopes.includes("run") && <AllowedLine token={token} />}
        <Figures token={token} />
      </div>
      <TokenActions token={token} />
    </li>
  );
}

function AllowedLine({ token }: { token: TokenView }) {
  const { data } = useQuery(modelsQuery);
  const nameOf = (id: string) => {
    const known = data?.profiles.find((profile) => profile.id === id)?.name;
    // Until they are known, none is called deleted.
    return known ?? (data ? null : id);
  };
  return <p className="break-words text-muted text-xs">Runs {describeAllowed(token, nameOf)}</p>;
}

function Figures({ token }: { token: TokenView }) {
  const { today, month, dailyCapUsd, monthlyCapUsd, lastUsedAt, expiresAt, expired } = token;
  const spent = [
    describeSpent(today, dailyCapUsd, "today"),
    describeSpent(month, monthlyCapUsd, "this month"),
  ];
  return (
    <p className="flex flex-wrap gap-x-3 text-muted text-xs tabular-nums">
      {spent.map(({ words, warns }) => (
        <span key={words} className={cx(warns && "text-warn")}>
          {words}
        </span>
      ))}
      {lastUsedAt === null ? (
        <span>never used</span>
      ) : (
        <span title={formatExactTime(lastUsedAt)}>last used {formatAgo(lastUsedAt, Date.now())}</span>
      )}
      {expiresAt === null ? (
        <span>never expires</span>
      ) : (
        <span title={formatExactTime(expiresAt)}>
          {expired ? "expired" : "expires"} {expiresAt.slice(0, 10)}
        </span>
      )}
    </p>
  );
}
