"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { deleteAccount } from "@/lib/client/account-actions";
import { useFormAction } from "@/lib/client/use-form-action";
import type { AccountView } from "@/lib/contract/accounts";

export function DeleteAccount({ account }: { account: AccountView }) {
  const [open, setOpen] = useState(false);
  return (
    <div>
      <Button variant="danger" onClick={() => setOpen(true)}>
        Delete account…
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="Delete the account">
          <DeleteForm account={account} onCancel={() => setOpen(false)} />
        </DialogContent>
      </Dialog>
    </div>
  );
}

function DeleteForm({ account, onCancel }: { account: AccountView; onCancel: () => void }) {
  const [typed, setTyped] = useState("");
  const remove = useFormAction(deleteAccount);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remove.run(account.hasPassword ? { password: typed } : { confirm: typed });
  };
  const busy = remove.pending || remove.done;
  return (
    <form ref={remove.form} onSubmit={submit} noValidate className="flex flex-col gap-3 px-4 pb-4">
      <p className="text-ink text-sm">
        Everything that {account.name} owns is deleted, runs that are under way are stopped, and you are
        signed out everywhere. This cannot be undone. You may want to export it first.
      </p>
      <FormMessage message={remove.message} />
      {account.hasPassword ? (
        <Field label="Your password" error={remove.messageFor("password")}>
          <PasswordInput autoComplete="current-password" value={typed} onValueChange={setTyped} />
        </Field>
      ) : (
        <Field
          label={`Type ${account.email ?? account.name} to delete the account`}
          error={remove.messageFor("confirm")}
        >
          <Input autoComplete="off" value={typed} onValueChange={setTyped} />
        </Field>
      )}
      <div className="flex justify-end gap-2 pt-1">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="danger" disabled={busy}>
          {busy ? "Deleting…" : "Delete everything"}
        </Button>
      </div>
    </form>
  );
}
