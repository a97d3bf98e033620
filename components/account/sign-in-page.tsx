"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { FormMessage } from "@/components/ui/form-message";
import { accountQuery } from "@/lib/client/account-query";
import { PROVIDER_PROBLEMS, type ProviderProblem } from "@/lib/contract/accounts";
import { toSafePath } from "@/lib/contract/safe-path";
import { AccountCard } from "./account-card";
import { AccountSkeleton } from "./account-skeleton";
import { LoadProblem } from "./load-problem";
import { ProviderButtons } from "./provider-buttons";
import { SignInForm } from "./sign-in-form";
import { SignedInNote } from "./signed-in-note";

export function SignInPage() {
  const query = useSearchParams();
  const next = toSafePath(query.get("next"));
  const { data, error, isPending, refetch } = useQuery(accountQuery);
  const problem = readProblem(query);
  return (
    <AccountCard title="Sign in">
      <FormMessage message={problem && PROBLEMS[problem]} />
      {isPending && <AccountSkeleton />}
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {data?.account && <SignedInNote account={data.account} next={next} />}
      {data && !data.account && (
        <>
          <ProviderButtons providers={data.providers} next={next} />
          <SignInForm next={next} />
          <p className="text-muted text-sm">
            {data.signUp === "closed" ? (
              "Nobody can sign up on this instance now. Without an account you are a guest."
            ) : (
              <>
                No account yet?{" "}
                <Link
                  href={`/sign-up?next=${encodeURIComponent(next)}`}
                  className="text-accent-ink underline underline-offset-2"
                >
                  Sign up
                </Link>
              </>
            )}
          </p>
        </>
      )}
    </AccountCard>
  );
}

/** `problem` is ours, `error` next-auth's. */
function readProblem(query: { get(name: string): string | null }): ProviderProblem | null {
  const asked = PROVIDER_PROBLEMS.find((known) => known === query.get("problem"));
  return asked ?? (query.get("error") === null ? null : "provider");
}

const PROBLEMS: Record<ProviderProblem, string> = {
  "account-disabled":
    "An admin of this instance has disabled this account. Ask them to enable it again; what it owns is kept.",
  "sign-up-refused": "Nobody can sign up on this instance now.",
  "not-invited": "Signing up on this instance takes an invitation: ask an admin for a link.",
  "email-taken":
    "An account here has your address, with another way to sign in. Sign in that way; under Settings → Account you can then add this one.",
  "identity-taken": "Another account here signs in that way already.",
  provider: "The sign-in did not work, or was given up. Try again.",
};
