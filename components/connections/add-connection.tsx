"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-style";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { AddForm } from "./add-form";
import { KindList } from "./kind-list";
import type { KindInfo } from "./kind-table";

/** The button, and the dialog behind it: which kind, then what that kind needs. */
export function AddConnection({ variant = "primary" }: { variant?: ButtonVariant }) {
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<KindInfo | null>(null);
  const toggle = (next: boolean) => {
    setOpen(next);
    setKind(null);
  };
  return (
    <Dialog open={open} onOpenChange={toggle}>
      <DialogTrigger
        render={
          <Button variant={variant}>
            <Plus className="size-4" aria-hidden />
            Add a connection
          </Button>
        }
      />
      <DialogContent title={kind ? `Connect ${kind.name.replace(/^A /, "a ")}` : "Add a connection"}>
        {kind ? (
          <AddForm key={kind.kind} info={kind} onBack={() => setKind(null)} onAdded={() => toggle(false)} />
        ) : (
          <KindList onChoose={setKind} />
        )}
      </DialogContent>
    </Dialog>
  );
}
