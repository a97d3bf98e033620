"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Skeleton } from "@/components/ui/skeleton";
import { accountQuery } from "@/lib/client/account-query";
import type { AccountView } from "@/lib/contract/accounts";

interface WithAccountProps {
  /** Whoever is no admin is told so. */
  admin?: boolean;
  children: (account: AccountView) => ReactNode;
}

/** What only somebody with an account sees; a guest is told how to become one. */
export function WithAccount({ admin = false, children }: WithAccountProps) {
  const { data, error, isPending, refetch } = useQuery(accountQuery);
  if (isPending) return <PartSkeleton />;
  if (error) return <PartProblem error={error} onRetry={() => void refetch()} />;
  if (!data.account) return <ForGuests canSignUp={data.signUp !== "closed"} />;
  if (admin && data.account.role !== "admin")
    return <p className="text-muted text-sm">Only an admin of this instance can see this page.</p>;
  return children(data.account);
}

function ForGuests({ canSignUp }: { canSignUp: boolean }) {
  const next = `?next=${encodeURIComponent(usePathname())}`;
  return (
    <section aria-label="Guest" className="flex flex-col items-start gap-3">
      <p className="max-w-reading text-base text-ink">
        You are a guest: this browser alone knows your runs and connections. With an account you find them
        from any browser{canSignUp && "; signing up takes along what you have"}.
      </p>
      <div className="flex gap-2">
        {canSignUp && (
          <Link href={`/sign-up${next}`} className={buttonStyle("primary")}>
            Sign up
          </Link>
        )}
        <Link href={`/sign-in${next}`} className={buttonStyle()}>
          Sign in
        </Link>
      </div>
    </section>
  );
}

export function PartSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3">
      <span className="sr-only" role="status">
        Loading
      </span>
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-10" />
      <Skeleton className="h-10" />
    </div>
  );
}

export function PartProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-start gap-2">
      <p className="text-bad text-sm">{error.message}</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
