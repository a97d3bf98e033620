import { Badge } from "@/components/ui/badge";
import { SOURCE_BADGES } from "@/lib/client/describe-source";
import type { RunClient } from "@/lib/contract/run-client";

/** Which program asked, and what it said of itself. */
export function ClientLine({ client }: { client: RunClient }) {
  const { source, token, user, metadata } = client;
  const entries = Object.entries(metadata);
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
      <Badge>{SOURCE_BADGES[source]}</Badge>
      {token && (
        <span className="min-w-0 break-words">
          with the token <span className="text-ink">{token.name}</span>
        </span>
      )}
      {user !== null && (
        <span className="min-w-0 break-words">
          for the user <span className="text-ink">{user}</span>
        </span>
      )}
      {entries.length > 0 && (
        <dl aria-label="Metadata" className="flex min-w-0 flex-wrap gap-x-3 gap-y-1">
          {entries.map(([key, value]) => (
            <div key={key} className="flex min-w-0 gap-1">
              <dt className="shrink-0">{key}:</dt>
              <dd className="min-w-0 break-words text-ink">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
