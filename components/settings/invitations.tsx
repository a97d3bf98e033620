"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { announce } from "@/components/ui/live-region";
import { toInvitationLink } from "@/lib/client/held-invitation";
import { invitationsQuery, invite } from "@/lib/client/instance-query";
import { useFormAction } from "@/lib/client/use-form-action";
import { InvitationRow } from "./invitation-row";
import { PartProblem } from "./with-account";

export function Invitations() {
  const { data, error, refetch } = useQuery(invitationsQuery);
  return (
    <>
      <InviteForm />
      {error && <PartProblem error={error} onRetry={() => void refetch()} />}
      {data && data.items.length > 0 && (
        <ul aria-label="Invitations" className="border-line border-t">
          {data.items.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      )}
    </>
  );
}

function InviteForm() {
  const [note, setNote] = useState("");
  const [link, setLink] = useState<string | null>(null);
  const make = useFormAction(invite, {
    refreshes: invitationsQuery.queryKey,
    onDone({ token }) {
      setNote("");
      setLink(toInvitationLink(token));
      announce("The invitation link was made.");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.run({ note });
  };
  return (
    <form ref={make.form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <Field
          label="For whom (a note for admins)"
          error={make.messageFor("note")}
          className="w-full max-w-sm"
        >
          <Input value={note} onValueChange={setNote} autoComplete="off" />
        </Field>
        <Button type="submit" disabled={make.pending}>
          {make.pending ? "Making…" : "Make a link"}
        </Button>
      </div>
      <FormMessage message={make.message} />
      {link !== null && (
        <div className="flex items-start gap-1">
          <Field
            label="Invitation link"
            hint="Shown this once: copy it now. It holds for seven days, for one account."
            className="flex-1"
          >
            <Input
              value={link}
              readOnly
              onFocus={(event) => event.currentTarget.select()}
              className="font-mono"
            />
          </Field>
          <CopyButton text={() => link} label="Copy the link" className="mt-5.5" />
        </div>
      )}
    </form>
  );
}
