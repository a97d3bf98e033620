"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { focusAndSelect } from "@/components/ui/focus-and-select";
import { Input } from "@/components/ui/input";
import { announce } from "@/components/ui/live-region";
import { CurlLine } from "./curl-line";

/** The whole token, the only time that it is shown. */
export function NewToken({ token, onDone }: { token: string; onDone: () => void }) {
  const [state, setState] = useState<"shown" | "copied" | "refused">("shown");
  async function copy() {
    const copied = await navigator.clipboard.writeText(token).then(
      () => true,
      () => false,
    );
    setState(copied ? "copied" : "refused");
    announce(copied ? "The token was copied." : REFUSED);
  }
  return (
    <div className="flex flex-col gap-4 px-4 pb-4">
      <Field
        label="API token"
        hint="Copy it now: it is shown this once, and kept nowhere. Whoever has it does what it allows in your name."
        error={state === "refused" ? REFUSED : null}
      >
        <div className="flex gap-2">
          <Input
            ref={focusAndSelect}
            value={token}
            readOnly
            spellCheck={false}
            autoComplete="off"
            onFocus={(event) => event.currentTarget.select()}
            className="min-w-0 flex-1 font-mono"
          />
          <Button variant="primary" onClick={copy}>
            {state === "copied" ? (
              <Check className="size-4" aria-hidden />
            ) : (
              <Copy className="size-4" aria-hidden />
            )}
            {state === "copied" ? "Copied" : "Copy"}
          </Button>
        </div>
      </Field>
      <div className="flex flex-col gap-1.5">
        <p className="text-muted text-xs">With it in TOKAMAK_TOKEN, this asks for a fusion:</p>
        <CurlLine />
      </div>
      <div className="flex justify-end">
        <Button onClick={onDone}>Done</Button>
      </div>
    </div>
  );
}

const REFUSED = "The browser did not allow copying: the token is selected, copy it by hand.";
