"use client";
import { useQuery } from "@tanstack/react-query";
import { ListSkeleton } from "@/components/ui/list-skeleton";
import { LoadError } from "@/components/ui/load-error";
import { tokensQuery } from "@/lib/client/tokens-query";
import { TokenRow } from "./token-row";
import { TokensEmpty } from "./tokens-empty";

/** The tokens that programs call with on one's behalf. */
export function Tokens() {
  const { data, isPending, error, refetch } = useQuery(tokensQuery);
  return (
    <main id="main" className="flex min-w-0 max-w-4xl flex-1 flex-col gap-5 px-3 pt-4 pb-10">
      {isPending && <ListSkeleton what="the tokens" />}
      {error && <LoadError what="The tokens" error={error} onRetry={() => void refetch()} />}
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
