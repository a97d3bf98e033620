import { Link2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { ShareForm } from "./share-form";

/** Makes a permalink of the run, and changes or revokes it. On a run under way it shows the stream. */
export function ShareButton({ runId }: { runId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger
        render={
          <Button size="sm" variant="ghost">
            <Link2 className="size-3.5" aria-hidden />
            Share
          </Button>
        }
      />
      <DialogContent
        title="Share this run"
        description="A page of this run that others can read: columns, findings, answer, sources. They can change nothing, and see nothing that you do afterwards."
      >
        {open && <ShareForm runId={runId} />}
      </DialogContent>
    </Dialog>
  );
}
