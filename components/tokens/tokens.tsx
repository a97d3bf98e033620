"use client";
import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { tokensQuery } from "@/lib/client/tokens-query";
import { TokenRow } from "./token-row";
import { TokensEmpty } from "./tokens-empty";

/** The tokens that programs call with on one's behalf. */
export function Tokens() {
  const { data, isPending, error, refetch } = useQuery(tokensQuery);
  return (
    <main id="main" className="flex min-w-0 max-w-4xl flex-1 flex-col gap-5 px-3 pt-4 pb-10">
      {isPending && <TokensSkeleton />}
      {error && <TokensError error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <TokensEmpty />}
      {data && data.items.length > 0 && (
        <section aria-label="Your tokens">
          <h2 className="pb-1.5 font-medium text-ink-strong text-sm">Your tokens</h2>
          <p className="-mt-1 pb-1.5 text-muted text-xs">
            Whoever has one does what it allows in your name. Days and months are in UTC.
          </p>
          <ul className="border-line border-t">
            {data.items.map((token) => (
              <TokenRow key={token.id} token={token} />
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}

function TokensSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3 border-line border-t pt-4">
      <span className="sr-only" role="status">
        Loading the tokens
      </span>
      <Skeleton className="h-4 w-1/3" />
      <Skeleton className="h-4 w-1/2" />
    </div>
  );
}

function TokensError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <div role="alert" className="flex items-center gap-3 rounded-md bg-bad-soft px-3 py-2 text-bad text-sm">
      <span className="min-w-0 flex-1">The tokens could not be loaded: {error.message}</span>
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
