"use client";
import { type FormEvent, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { announce } from "@/components/ui/live-region";
import { addConnection, testDraft } from "@/lib/client/connection-actions";
import { useFocusAtFault } from "@/lib/client/use-focus-at-fault";
import type { DraftConnection } from "@/lib/contract/connections";
import { ConnectionFields, type FieldValues } from "./connection-fields";
import { focusFirst } from "./focus-first";
import type { KindInfo } from "./kind-table";
import { ServerPresets } from "./server-presets";
import { SignInButton } from "./sign-in-button";
import { TestResult } from "./test-result";
import { useConnectionAction } from "./use-connection-action";

interface AddFormProps {
  info: KindInfo;
  onBack: () => void;
  onAdded: () => void;
}

const EMPTY: FieldValues = { name: "", baseUrl: "", apiKey: "" };

export function AddForm({ info, onBack, onAdded }: AddFormProps) {
  const [values, setValues] = useState(EMPTY);
  const add = useConnectionAction(addConnection, {
    onDone({ name }) {
      announce(`${name} was added.`);
      onAdded();
    },
  });
  const test = useConnectionAction(testDraft, { changes: false });
  const form = useFocusAtFault(add.error ?? test.error);
  useEffect(() => focusFirst(form.current), [form]);
  const change = (changed: Partial<FieldValues>) => {
    setValues({ ...values, ...changed });
    add.reset();
    test.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.run({ ...toDraft(info, values), ...(values.name.trim() !== "" && { name: values.name }) });
  };
  const own = info.kind === "openai-compatible";
  return (
    <form ref={form} onSubmit={submit} className="flex flex-col gap-3 px-4 pb-4">
      {info.kind === "openrouter" && (
        <>
          <p className="text-ink text-sm">Sign in there and allow it here: nobody has to copy a key.</p>
          <SignInButton variant="primary" />
          <p className="border-line border-t pt-3 text-muted text-xs">Or use a key that you have:</p>
        </>
      )}
      {own && <ServerPresets value={values.baseUrl} onChoose={change} />}
      <ConnectionFields
        info={info}
        values={values}
        onChange={change}
        withAddress={own}
        isNew
        messageFor={(path) => add.messageFor(path) ?? test.messageFor(path)}
      />
      <TestResult pending={test.pending} problem={test.message ?? add.message} result={test.result} />
      <div className="flex items-center gap-2 pt-1">
        <Button variant="ghost" onClick={onBack}>
          Back
        </Button>
        <span className="flex-1" />
        <Button disabled={test.pending} onClick={() => test.run(toDraft(info, values))}>
          Test
        </Button>
        <Button type="submit" variant="primary" disabled={add.pending}>
          {add.pending ? "Adding…" : "Add"}
        </Button>
      </div>
    </form>
  );
}

/** An empty field is left out, and the server says whether it is needed. */
function toDraft({ kind }: KindInfo, { baseUrl, apiKey }: FieldValues): DraftConnection {
  return {
    kind,
    ...(baseUrl.trim() !== "" && { baseUrl }),
    ...(apiKey.trim() !== "" && { apiKey }),
  };
}
