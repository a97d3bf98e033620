"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { announce } from "@/components/ui/live-region";
import { changeConnection } from "@/lib/client/connection-actions";
import { useFocusAtFault } from "@/lib/client/use-focus-at-fault";
import type { ConnectionView, UpdateConnection } from "@/lib/contract/connections";
import { ConnectionFields, type FieldValues } from "./connection-fields";
import { KINDS } from "./kind-table";
import { useConnectionAction } from "./use-connection-action";

interface ChangeDialogProps {
  connection: ConnectionView;
  open: boolean;
  onClose: () => void;
}

export function ChangeDialog({ connection, open, onClose }: ChangeDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent title={`Change ${connection.name}`}>
        <ChangeForm connection={connection} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function ChangeForm({ connection, onDone }: { connection: ConnectionView; onDone: () => void }) {
  const { id, name, baseUrl, keyHint, hasKey, kind } = connection;
  const [values, setValues] = useState<FieldValues>({ name, baseUrl: baseUrl ?? "", apiKey: "" });
  const save = useConnectionAction((body: UpdateConnection) => changeConnection(id, body), {
    onDone() {
      announce(`${name} was changed.`);
      onDone();
    },
  });
  const form = useFocusAtFault(save.error);
  const info = KINDS.find((one) => one.kind === kind) ?? {
    kind: "openai-compatible",
    name,
    keysUrl: null,
    keyExample: "",
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.run(toUpdate(connection, values));
  };
  return (
    <form ref={form} onSubmit={submit} className="flex flex-col gap-3 px-4 pb-4">
      <ConnectionFields
        info={info}
        values={values}
        onChange={(changed) => {
          setValues({ ...values, ...changed });
          save.reset();
        }}
        withAddress={baseUrl !== null}
        isNew={false}
        keptKey={hasKey ? `••••${keyHint ?? ""}` : undefined}
        messageFor={save.messageFor}
      />
      {save.message !== null && (
        <p role="alert" className="text-bad text-xs">
          {save.message}
        </p>
      )}
      <div className="flex justify-end gap-2 pt-1">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabled={save.pending}>
          {save.pending ? "Saving…" : "Save"}
        </Button>
      </div>
    </form>
  );
}

/** Only what was changed. */
function toUpdate(connection: ConnectionView, { name, baseUrl, apiKey }: FieldValues): UpdateConnection {
  return {
    ...(name.trim() !== connection.name && { name }),
    ...(connection.baseUrl !== null && baseUrl.trim() !== connection.baseUrl && { baseUrl }),
    ...(apiKey.trim() !== "" && { apiKey }),
  };
}
