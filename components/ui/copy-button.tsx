"use client";
import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button";
import { announce } from "./live-region";

const SHOWN_MS = 1_500;

/** Copies what `text` returns at the click, and says that it did. */
export function CopyButton({
  text,
  label,
  className,
}: {
  text: () => string | Promise<string>;
  label: string;
  className?: string;
}) {
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  async function copy() {
    const copied = await Promise.resolve(text())
      .then((written) => navigator.clipboard.writeText(written))
      .then(
        () => true,
        () => false,
      );
    setState(copied ? "copied" : "refused");
    announce(copied ? "Copied" : "It could not be copied");
  }
  const Icon = state === "copied" ? Check : state === "refused" ? X : Copy;
  return (
    <IconButton
      size="sm"
      label={state === "copied" ? "Copied" : label}
      icon={<Icon className="size-3.5" aria-hidden />}
      onClick={copy}
      className={className}
    />
  );
}
