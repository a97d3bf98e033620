"use client";
import type { FormEvent, RefObject } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { MAX_TOKEN_NAME_CHARS } from "@/lib/contract/tokens";
import { AllowedFields } from "./allowed-fields";
import { ExpiryField } from "./expiry-field";
import { ScopeSwitches } from "./scope-switches";
import type { TokenDraft } from "./token-draft";

interface TokenFormProps {
  /** Its first field, which the dialog around it puts the focus in. */
  first: RefObject<HTMLInputElement | null>;
  draft: TokenDraft;
  onChange: (changed: Partial<TokenDraft>) => void;
  /** Until when it holds now; null: for good, or it is new. */
  expiresAt: string | null;
  /** What sends it. */
  action: {
    form: RefObject<HTMLFormElement | null>;
    pending: boolean;
    message: string | null;
    messageFor: (path: string) => string | null;
    /** On the button, and while it works. */
    name: string;
    doing: string;
  };
  onSubmit: () => void;
  onCancel: () => void;
}

export function TokenForm({ first, draft, onChange, expiresAt, action, onSubmit, onCancel }: TokenFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  const { messageFor } = action;
  return (
    <form ref={action.form} onSubmit={submit} noValidate className="flex flex-col gap-4 px-4 pb-4">
      <Field label="Name" hint="After the program that will use it." error={messageFor("name")}>
        <Input
          ref={first}
          value={draft.name}
          maxLength={MAX_TOKEN_NAME_CHARS}
          autoComplete="off"
          placeholder="Nightly evaluation"
          onValueChange={(name) => onChange({ name })}
        />
      </Field>
      <ScopeSwitches
        scopes={draft.scopes}
        error={messageFor("scopes")}
        onChange={(scopes) => onChange({ scopes })}
      />
      <AllowedFields draft={draft} messageFor={messageFor} onChange={onChange} />
      <CapFields draft={draft} messageFor={messageFor} onChange={onChange} />
      <ExpiryField
        value={draft.expiry}
        expiresAt={expiresAt}
        error={messageFor("expiresAt")}
        onChange={(expiry) => onChange({ expiry })}
      />
      <FormMessage message={action.message} />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabled={action.pending}>
          {action.pending ? action.doing : action.name}
        </Button>
      </div>
    </form>
  );
}

interface CapFieldsProps extends Pick<TokenFormProps, "draft" | "onChange"> {
  messageFor: (path: string) => string | null;
}

const CAPS = [
  { key: "dailyCapUsd", label: "At most a day" },
  { key: "monthlyCapUsd", label: "At most a month" },
] as const;

function CapFields({ draft, messageFor, onChange }: CapFieldsProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      {CAPS.map(({ key, label }) => (
        <Field key={key} label={label} error={messageFor(key)}>
          <NumberField
            value={draft[key]}
            min={0}
            step={1}
            placeholder="No cap"
            unit="USD"
            onValueChange={(usd) => onChange({ [key]: usd })}
          />
        </Field>
      ))}
      <p className="col-span-2 -mt-2 text-muted text-xs">
        A run that may cost more than is left is refused before it starts.
      </p>
    </div>
  );
}
