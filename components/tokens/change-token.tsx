"use client";
import { type RefObject, useRef, useState } from "react";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { announce } from "@/components/ui/live-region";
import { changeToken, tokensQuery } from "@/lib/client/tokens-query";
import { useFormAction } from "@/lib/client/use-form-action";
import type { ChangeToken as Change, TokenView } from "@/lib/contract/tokens";
import { toBody, toDraft } from "./token-draft";
import { TokenForm } from "./token-form";

interface ChangeTokenProps {
  token: TokenView;
  open: boolean;
  onClose: () => void;
}

export function ChangeToken({ token, open, onClose }: ChangeTokenProps) {
  const first = useRef<HTMLInputElement>(null);
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={`Change ${token.name}`}
        description="What you change holds from the next call on. The secret stays the same."
        initialFocus={first}
      >
        <ChangeForm first={first} token={token} onDone={onClose} />
      </DialogContent>
    </Dialog>
  );
}

interface ChangeFormProps {
  first: RefObject<HTMLInputElement | null>;
  token: TokenView;
  onDone: () => void;
}

function ChangeForm({ first, token, onDone }: ChangeFormProps) {
  const [draft, setDraft] = useState(() => toDraft(token));
  const save = useFormAction((body: Change) => changeToken(token.id, body), {
    refreshes: tokensQuery.queryKey,
    onDone({ name }) {
      announce(`${name} was changed.`);
      onDone();
    },
  });
  return (
    <TokenForm
      first={first}
      draft={draft}
      onChange={(changed) => setDraft({ ...draft, ...changed })}
      expiresAt={token.expiresAt}
      action={{ ...save, name: "Save", doing: "Saving…" }}
      onSubmit={() => save.run(toBody(draft, Date.now(), token.expiresAt))}
      onCancel={onDone}
    />
  );
}
