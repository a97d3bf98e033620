"use client";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FormMessage } from "@/components/ui/form-message";
import { announce } from "@/components/ui/live-region";
import { invitationsQuery, revokeInvitation } from "@/lib/client/instance-query";
import { useFormAction } from "@/lib/client/use-form-action";
import type { InvitationView } from "@/lib/contract/instance";

const STATES: Record<InvitationView["state"], string> = { open: "Open", used: "Used", expired: "Expired" };

export function InvitationRow({ invitation }: { invitation: InvitationView }) {
  const { id, note, state, createdAt, expiresAt } = invitation;
  const revoke = useFormAction(() => revokeInvitation(id), {
    refreshes: invitationsQuery.queryKey,
    onDone: () => announce("The invitation was revoked."),
  });
  return (
    <li className="flex min-h-11 items-center gap-3 border-line border-b py-1.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-ink text-sm">
          <span className="break-words">{note || "Without a note"}</span>
          <Badge tone={state === "open" ? "ok" : "neutral"}>{STATES[state]}</Badge>
        </p>
        <p className="text-muted text-xs tabular-nums">
          made {createdAt.slice(0, 10)}
          {state !== "used" && ` · until ${expiresAt.slice(0, 10)}`}
        </p>
        <FormMessage message={revoke.message} />
      </div>
      <Button
        size="sm"
        aria-label={`${state === "open" ? "Revoke" : "Remove"} the invitation ${note}`}
        disabled={revoke.pending}
        onClick={() => revoke.run(undefined)}
      >
        {state === "open" ? "Revoke" : "Remove"}
      </Button>
    </li>
  );
}
