"use client";
import { type FormEvent, useState } from "react";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { announce } from "@/components/ui/live-region";
import { PasswordInput } from "@/components/ui/password-input";
import { changePassword } from "@/lib/client/account-actions";
import { accountQuery } from "@/lib/client/account-query";
import { useFormAction } from "@/lib/client/use-form-action";
import { type AccountView, MIN_PASSWORD } from "@/lib/contract/accounts";
import { SaveRow } from "./account-form";

const EMPTY = { currentPassword: "", password: "" };

export function PasswordForm({ account }: { account: AccountView }) {
  const [values, setValues] = useState(EMPTY);
  const save = useFormAction(changePassword, {
    refreshes: accountQuery.queryKey,
    onDone() {
      setValues(EMPTY);
      announce("The password was changed.");
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run(account.hasPassword ? values : { password: values.password });
  };
  return (
    <form ref={save.form} onSubmit={submit} noValidate className="flex max-w-sm flex-col gap-3">
      <FormMessage message={save.message} />
      {/* A password manager reads here whose passwords these are. */}
      <input type="hidden" name="username" autoComplete="username" value={account.email ?? ""} readOnly />
      {account.hasPassword && (
        <Field label="Current password" error={save.messageFor("currentPassword")}>
          <PasswordInput
            name="current-password"
            autoComplete="current-password"
            value={values.currentPassword}
            onValueChange={(currentPassword) => setValues({ ...values, currentPassword })}
          />
        </Field>
      )}
      <Field
        label="New password"
        error={save.messageFor("password")}
        hint={`At least ${MIN_PASSWORD} characters.`}
      >
        <PasswordInput
          name="new-password"
          autoComplete="new-password"
          value={values.password}
          onValueChange={(password) => setValues({ ...values, password })}
        />
      </Field>
      <SaveRow
        pending={save.pending}
        done={save.done}
        word={account.hasPassword ? "Change the password" : "Set a password"}
      />
    </form>
  );
}
