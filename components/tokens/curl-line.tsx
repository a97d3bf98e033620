"use client";
import { CopyButton } from "@/components/ui/copy-button";
import { useOrigin } from "@/lib/client/use-origin";
import { toCurl } from "./describe-token";

/** How a program calls, to be copied. */
export function CurlLine() {
  const line = toCurl(useOrigin());
  return (
    <div className="flex w-full max-w-reading items-start gap-1 rounded-md bg-sunken py-1.5 pr-1.5 pl-3">
      <pre className="min-w-0 flex-1 whitespace-pre-wrap break-words py-1 font-mono text-ink text-xs">
        <code>{line}</code>
      </pre>
      <CopyButton text={() => line} label="Copy the line" />
    </div>
  );
}
