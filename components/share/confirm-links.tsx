import { type MouseEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { Dialog, DialogContent } from "@/components/ui/dialog";

/** Links that models wrote, on a page that strangers share: none leads anywhere before its whole address was read. */
export function ConfirmLinks({ children }: { children: ReactNode }) {
  const [address, setAddress] = useState<string | null>(null);
  // The middle button opens links, too. What stands in a dialog is still below this, as React sees it.
  const hold = (event: MouseEvent) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(".md a[href]") : null;
    if (!link || event.button === 2) return;
    event.preventDefault();
    event.stopPropagation();
    setAddress(link.href);
  };
  return (
    <>
      <div onClickCapture={hold} onAuxClickCapture={hold} className="contents">
        {children}
      </div>
      <Dialog open={address !== null} onOpenChange={(open) => !open && setAddress(null)}>
        <DialogContent title="Leave this page?" description="A model wrote this link. It leads to:">
          <div className="flex flex-col gap-3 px-4 pb-4">
            <p className="break-all rounded-md bg-sunken px-3 py-2 font-mono text-ink text-xs">{address}</p>
            <div className="flex justify-end gap-2">
              <Button variant="ghost" onClick={() => setAddress(null)}>
                Stay here
              </Button>
              <a
                href={address ?? undefined}
                target="_blank"
                rel="noopener noreferrer"
                onClick={() => setAddress(null)}
                className={buttonStyle("primary")}
              >
                Open the link
              </a>
            </div>
          </div>
        </DialogContent>
      </Dialog>
    </>
  );
}
