"use client";
import { CopyButton } from "@/components/ui/copy-button";
import { useOrigin } from "@/lib/client/use-origin";
import { toCurl } from "./describe-token";

/** How a program calls, to be copied. */
export function CurlLine() {
  const line = toCurl(useOrigin());
  return (
    <div className="flex w-full max-w-reading items-start gap-1 rounded-md bg-sunken py-1.5 pr-1.5 pl-3">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="min-w-0 flex-1 overflow-x-auto py-1 font-mono text-ink text-xs">
        <code>{line}</code>
      </pre>
      <CopyButton text={() => line} label="Copy the line" />
    </div>
  );
}
