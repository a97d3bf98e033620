"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { announce } from "@/components/ui/live-region";
import { createToken, tokensQuery } from "@/lib/client/tokens-query";
import { useFormAction } from "@/lib/client/use-form-action";
import type { CreatedToken } from "@/lib/contract/tokens";
import { NewToken } from "./new-token";
import { NEW_TOKEN, toBody } from "./token-draft";
import { TokenForm } from "./token-form";

/** The button, and the dialog behind it: what the token may do, then the token itself, once. */
export function CreateToken({ variant = "primary" }: { variant?: ButtonVariant }) {
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<CreatedToken | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const queries = useQueryClient();
  const close = () => {
    setOpen(false);
    if (!created) return;
    setCreated(null);
    // Not before: the page without tokens, which may hold this dialog, goes with the first one.
    void queries.invalidateQueries({ queryKey: tokensQuery.queryKey });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next, { reason }) => {
        if (next) setOpen(true);
        // What is shown once must not be gone by a slip of the hand.
        else if (!created || reason === "close-press") close();
      }}
    >
      <DialogTrigger
        render={
          <Button variant={variant}>
            <Plus className="size-4" aria-hidden />
            New token
          </Button>
        }
      />
      <DialogContent title={created ? `${created.name} is ready` : "New API token"} initialFocus={first}>
        {created ? (
          <NewToken token={created.token} onDone={close} />
        ) : (
          <CreateForm first={first} onCreated={setCreated} onCancel={close} />
        )}
      </DialogContent>
    </Dialog>
  );
}

interface CreateFormProps {
  first: RefObject<HTMLInputElement | null>;
  onCreated: (token: CreatedToken) => void;
  onCancel: () => void;
}

function CreateForm({ first, onCreated, onCancel }: CreateFormProps) {
  const [draft, setDraft] = useState(NEW_TOKEN);
  const create = useFormAction(createToken, {
    onDone(created) {
      announce(`${created.name} was made. Copy it now: it is shown this once.`);
      onCreated(created);
    },
  });
  return (
    <TokenForm
      first={first}
      draft={draft}
      onChange={(changed) => setDraft({ ...draft, ...changed })}
      expiresAt={null}
      action={{ ...create, name: "Create", doing: "Creating…" }}
      onSubmit={() => create.run(toBody(draft, Date.now()))}
      onCancel={onCancel}
    />
  );
}
