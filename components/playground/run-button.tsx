"use client";
import { CornerDownLeft, LoaderCircle } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { PlaygroundRunState } from "./use-playground-run";

interface RunButtonProps {
  state: PlaygroundRunState;
  /** The first sample stands in the editor and nothing was run yet. */
  sample: boolean;
  onRun: () => void;
}

/** One button, one width: what it says changes, where it stands does not. Stop stands with the run. */
export function RunButton({ state, sample, onRun }: RunButtonProps) {
  const busy = state !== "idle";
  const Icon = busy ? LoaderCircle : CornerDownLeft;
  return (
    <Button
      variant="primary"
      onClick={onRun}
      // Not `disabled`: that would throw the focus back to the page's beginning.
      aria-disabled={busy}
      aria-busy={busy}
      title="Ctrl or ⌘ with Enter"
      className="min-w-24 aria-disabled:opacity-60"
    >
      {state === "running"
        ? "Running"
        : state === "starting"
          ? "Starting"
          : sample
            ? "Run the sample"
            : "Run"}
      <Icon className={busy ? "size-3.5 animate-spin" : "size-3.5"} aria-hidden />
    </Button>
  );
}
