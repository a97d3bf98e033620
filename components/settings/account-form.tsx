"use client";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { announce } from "@/components/ui/live-region";
import { Select } from "@/components/ui/select";
import { changeAccount } from "@/lib/client/account-actions";
import { accountQuery } from "@/lib/client/account-query";
import { modelsQuery } from "@/lib/client/models-query";
import { useFormAction } from "@/lib/client/use-form-action";
import type { AccountView } from "@/lib/contract/accounts";
import { NO_PROFILE, toProfileItems } from "./profile-items";

export function AccountForm({ account }: { account: AccountView }) {
  const [name, setName] = useState(account.name);
  const [profile, setProfile] = useState(account.defaultProfile ?? NO_PROFILE);
  const { data: models } = useQuery(modelsQuery);
  const save = useFormAction(changeAccount, {
    refreshes: accountQuery.queryKey,
    onDone: () => announce("Your account was changed."),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run({ name, defaultProfile: profile === NO_PROFILE ? null : profile });
  };
  return (
    <form ref={save.form} onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-3">
      <FormMessage message={save.message} />
      <Field label="Name" error={save.messageFor("name")}>
        <Input name="name" autoComplete="name" value={name} onValueChange={setName} />
      </Field>
      {account.email !== null && (
        <Field label="Email" hint="By which you sign in. It cannot be changed.">
          <Input value={account.email} readOnly autoComplete="username" />
        </Field>
      )}
      <Field label="Default profile" hint="What the playground begins with.">
        <Select
          items={toProfileItems(models?.profiles ?? [], profile, "The instance’s")}
          value={profile}
          onValueChange={setProfile}
        />
      </Field>
      <SaveRow pending={save.pending} done={save.done} />
    </form>
  );
}

export function SaveRow({
  pending,
  done,
  word = "Save",
}: {
  pending: boolean;
  done: boolean;
  word?: string;
}) {
  return (
    <div className="flex items-center gap-3 pt-1">
      <Button type="submit" variant="primary" disabled={pending}>
        {pending ? "Saving…" : word}
      </Button>
      {done && !pending && <span className="text-muted text-xs">Saved.</span>}
    </div>
  );
}
