"use client";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { signOut } from "@/lib/client/account-actions";
import { useFormAction } from "@/lib/client/use-form-action";
import type { AccountView } from "@/lib/contract/accounts";

/** Instead of a form for whoever is signed in already. */
export function SignedInNote({ account, next }: { account: AccountView; next: string }) {
  const leave = useFormAction(signOut);
  return (
    <>
      <p className="text-base text-ink">
        You are signed in as <strong className="font-medium text-ink-strong">{account.name}</strong>.
      </p>
      <div className="flex gap-2">
        <Link href={next} className={buttonStyle("primary")}>
          Go on
        </Link>
        <Button disabled={leave.pending} onClick={() => leave.run(undefined)}>
          Sign out
        </Button>
      </div>
    </>
  );
}
