"use client";
import { ExternalLink } from "lucide-react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { KindInfo } from "./kind-table";

export interface FieldValues {
  name: string;
  baseUrl: string;
  apiKey: string;
}

interface ConnectionFieldsProps {
  info: Pick<KindInfo, "keysUrl" | "keyExample" | "name" | "kind">;
  values: FieldValues;
  onChange: (changed: Partial<FieldValues>) => void;
  withAddress: boolean;
  isNew: boolean;
  /** What stands in the key's field where one is kept already. */
  keptKey?: string;
  messageFor: (path: string) => string | null;
}

/** Name, address, key: what the kind needs of them. */
export function ConnectionFields(props: ConnectionFieldsProps) {
  const { info, values, onChange, withAddress, isNew, keptKey, messageFor } = props;
  return (
    <>
      {withAddress && (
        <Field
          label="Address"
          error={messageFor("baseUrl")}
          hint="Where its API begins; most end in /v1. https, unless the operator opened the host."
        >
          <Input
            value={values.baseUrl}
            onValueChange={(baseUrl) => onChange({ baseUrl })}
            placeholder="https://llm.example.com/v1"
            inputMode="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </Field>
      )}
      <Field
        label="Key"
        error={messageFor("apiKey")}
        hint={<KeyHint info={info} kept={keptKey !== undefined} />}
      >
        <Input
          type="password"
          value={values.apiKey}
          onValueChange={(apiKey) => onChange({ apiKey })}
          placeholder={keptKey ?? info.keyExample}
          // A password manager would offer the person's own password for this page.
          autoComplete="off"
          data-1p-ignore
          data-lpignore="true"
          spellCheck={false}
        />
      </Field>
      <Field
        label="Name"
        error={messageFor("name")}
        hint={`As it is called on your screens.${isNew ? " Optional." : ""}`}
      >
        <Input
          value={values.name}
          onValueChange={(name) => onChange({ name })}
          placeholder={info.kind === "openai-compatible" ? "" : info.name}
          autoComplete="off"
        />
      </Field>
    </>
  );
}

function KeyHint({ info, kept }: { info: ConnectionFieldsProps["info"]; kept: boolean }) {
  if (kept) return "Leave it empty to keep the one there is.";
  if (info.keysUrl === null) return "Leave it empty where the server asks for none.";
  return (
    <>
      Kept sealed, and never shown again.{" "}
      <a
        href={info.keysUrl}
        target="_blank"
        rel="noreferrer"
        className="inline-flex items-center gap-0.5 text-accent-ink underline underline-offset-2"
      >
        Make a key
        <ExternalLink className="size-3" aria-hidden />
      </a>
    </>
  );
}
