"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { accountQuery } from "@/lib/client/account-query";
import { takeInvitation } from "@/lib/client/held-invitation";
import type { WhoAmI } from "@/lib/contract/accounts";
import { toSafePath } from "@/lib/contract/safe-path";
import { AccountCard } from "./account-card";
import { AccountSkeleton } from "./account-skeleton";
import { LoadProblem } from "./load-problem";
import { ProviderButtons } from "./provider-buttons";
import { SignUpForm } from "./sign-up-form";
import { SignedInNote } from "./signed-in-note";

export function SignUpPage() {
  const next = toSafePath(useSearchParams().get("next"));
  const { data, error, isPending, refetch } = useQuery(accountQuery);
  const [invitation, setInvitation] = useState<string | undefined>();
  useEffect(() => setInvitation(takeInvitation()), []);
  return (
    <AccountCard title="Sign up">
      {isPending && <AccountSkeleton />}
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {data?.account && <SignedInNote account={data.account} next={next} />}
      {data && !data.account && <Entrance who={data} next={next} invitation={invitation} />}
    </AccountCard>
  );
}

function Entrance({ who, next, invitation }: { who: WhoAmI; next: string; invitation?: string }) {
  const { signUp, isFirst, providers } = who;
  const isShut = signUp === "closed" || (signUp === "invite" && !isFirst && invitation === undefined);
  return (
    <>
      <p className="text-ink text-sm">{describeEntrance(who, invitation)}</p>
      {!isShut && (
        <>
          <ProviderButtons providers={providers} next={next} invitation={invitation} />
          <SignUpForm next={next} invitation={invitation} />
        </>
      )}
      <p className="text-muted text-sm">
        Have an account?{" "}
        <Link
          href={`/sign-in?next=${encodeURIComponent(next)}`}
          className="text-accent-ink underline underline-offset-2"
        >
          Sign in
        </Link>
      </p>
    </>
  );
}

function describeEntrance({ signUp, isFirst }: WhoAmI, invitation: string | undefined): string {
  if (signUp === "closed") return "Nobody can sign up on this instance now.";
  if (isFirst)
    return "The first account looks after this instance: it is its admin. What you made as a guest comes along.";
  if (invitation !== undefined) return "You are invited. What you made as a guest comes along.";
  if (signUp === "invite") return "Signing up on this instance takes an invitation: ask an admin for a link.";
  return "Your runs, connections and settings as a guest come along.";
}
