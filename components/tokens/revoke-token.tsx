"use client";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { FormMessage } from "@/components/ui/form-message";
import { announce } from "@/components/ui/live-region";
import { revokeToken, tokensQuery } from "@/lib/client/tokens-query";
import { useFormAction } from "@/lib/client/use-form-action";
import type { TokenView } from "@/lib/contract/tokens";

interface RevokeTokenProps {
  token: TokenView;
  open: boolean;
  onClose: () => void;
}

/** Asks first: nothing brings a secret back that is kept nowhere. */
export function RevokeToken({ token, open, onClose }: RevokeTokenProps) {
  const { id, name, hint } = token;
  const revoke = useFormAction(() => revokeToken(id), {
    refreshes: tokensQuery.queryKey,
    onDone() {
      announce(`${name} was revoked.`);
      onClose();
    },
  });
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title={`Revoke ${name}?`}
        description={`Whatever calls with tk_…${hint} is refused from its next call on. This cannot be undone: a new token has another secret, which each program must be given. Its runs stay in your history.`}
        className="max-w-md"
      >
        <div className="flex flex-col gap-3 px-4 pb-4">
          <FormMessage message={revoke.message} />
          <div className="flex justify-end gap-2">
            <Button variant="ghost" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="danger" disabled={revoke.pending} onClick={() => revoke.run(undefined)}>
              {revoke.pending ? "Revoking…" : "Revoke"}
            </Button>
          </div>
        </div>
      </DialogContent>
    </Dialog>
  );
}
