"use client";
import { Braces } from "lucide-react";
import Link from "next/link";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { CodeTabs } from "@/components/ui/markdown/code-tabs";
import { type PaletteAction, usePaletteActions } from "@/lib/client/palette-actions";
import type { ChatCall } from "@/lib/client/to-code/chat-call";
import { useOrigin } from "@/lib/client/use-origin";

interface CopyAsCodeProps {
  call: ChatCall;
  /** Names of the files that the prompt carries. */
  leftOut: readonly string[];
}

/** What is on the screen as a call of the API, to be copied. */
export function CopyAsCode({ call, leftOut }: CopyAsCodeProps) {
  const [open, setOpen] = useState(false);
  const origin = useOrigin();
  usePaletteActions(
    "copy-as-code",
    useMemo(() => [offer(() => setOpen(true))], []),
  );
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger
        render={
          <Button size="sm" variant="ghost">
            <Braces className="size-3.5" aria-hidden />
            <span className="sr-only tabs:not-sr-only">Copy as code</span>
          </Button>
        }
      />
      <DialogContent
        title="Copy as code"
        description={
          <>
            The same run as a call of the API. The token is read from <code>TOKAMAK_TOKEN</code>: make one
            under{" "}
            <Link href="/settings/tokens" className="text-accent-ink underline underline-offset-2">
              Settings → API tokens
            </Link>
            .
          </>
        }
        className="max-w-3xl"
      >
        <div className="px-4 pb-4">
          <CodeTabs call={call} origin={origin} leftOut={leftOut} />
        </div>
      </DialogContent>
    </Dialog>
  );
}

function offer(run: () => void): PaletteAction {
  return { id: "copy-as-code", group: "Run", title: "Copy as code", keywords: ["api", "curl", "sdk"], run };
}
