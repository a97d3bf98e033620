"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { PasswordInput } from "@/components/ui/password-input";
import { signUp, startOver } from "@/lib/client/account-actions";
import { dropInvitation } from "@/lib/client/held-invitation";
import { useFormAction } from "@/lib/client/use-form-action";
import { MIN_PASSWORD } from "@/lib/contract/accounts";

export function SignUpForm({ next, invitation }: { next: string; invitation?: string }) {
  const [values, setValues] = useState({ name: "", email: "", password: "" });
  const change = (changed: Partial<typeof values>) => setValues({ ...values, ...changed });
  const send = useFormAction(signUp, {
    onDone() {
      dropInvitation();
      startOver(next);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.run({ ...values, ...(invitation !== undefined && { invitation }) });
  };
  const busy = send.pending || send.done;
  return (
    <form ref={send.form} onSubmit={submit} noValidate className="flex flex-col gap-3">
      <FormMessage message={send.message ?? send.messageFor("invitation")} />
      <Field label="Name" error={send.messageFor("name")}>
        <Input
          name="name"
          autoComplete="name"
          value={values.name}
          onValueChange={(name) => change({ name })}
        />
      </Field>
      <Field label="Email" error={send.messageFor("email")}>
        <Input
          type="email"
          name="email"
          autoComplete="username"
          value={values.email}
          onValueChange={(email) => change({ email })}
        />
      </Field>
      <Field
        label="Password"
        error={send.messageFor("password")}
        hint={`At least ${MIN_PASSWORD} characters. A few words are easy to remember and hard to guess.`}
      >
        <PasswordInput
          name="password"
          autoComplete="new-password"
          value={values.password}
          onValueChange={(password) => change({ password })}
        />
      </Field>
      <Button type="submit" variant="primary" disabled={busy} className="mt-1">
        {busy ? "Signing up…" : "Sign up"}
      </Button>
    </form>
  );
}
