"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { signIn, startOver } from "@/lib/client/account-actions";
import { useFormAction } from "@/lib/client/use-form-action";

export function SignInForm({ next }: { next: string }) {
  const [values, setValues] = useState({ email: "", password: "" });
  const send = useFormAction(signIn, { onDone: () => startOver(next) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.run(values);
  };
  // The page that comes next is on its way.
  const busy = send.pending || send.done;
  return (
    <form ref={send.form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <FormMessage message={send.message} />
      <Field label="Email" error={send.messageFor("email")}>
        <Input
          type="email"
          name="email"
          autoComplete="username"
          value={values.email}
          onValueChange={(email) => setValues({ ...values, email })}
        />
      </Field>
      <Field label="Password" error={send.messageFor("password")}>
        <PasswordInput
          name="password"
          autoComplete="current-password"
          value={values.password}
          onValueChange={(password) => setValues({ ...values, password })}
        />
      </Field>
      <Button type="submit" variant="primary" disabled={busy} className="mt-1">
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
