"use client";
import { CornerDownLeft, LoaderCircle, Square } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { PlaygroundRunState } from "./use-playground-run";

interface RunButtonProps {
  state: PlaygroundRunState;
  /** The first sample stands in the editor and nothing was run yet. */
  sample: boolean;
  onRun: () => void;
  onStop: (() => void) | undefined;
}

const WIDTH = "min-w-24";

/** Says what it will do, and what is going on. One width, so that nothing moves under the pointer. */
export function RunButton({ state, sample, onRun, onStop }: RunButtonProps) {
  if (state === "running") {
    return (
      <>
        <Button onClick={onStop} title="Esc">
          <Square className="size-3 fill-current" aria-hidden />
          Stop
        </Button>
        <Button variant="primary" className={WIDTH} disabled>
          Running
          <LoaderCircle className="size-3.5 animate-spin" aria-hidden />
        </Button>
      </>
    );
  }
  return (
    <Button
      variant="primary"
      className={WIDTH}
      onClick={onRun}
      aria-busy={state === "starting"}
      title="Ctrl or ⌘ with Enter"
    >
      {state === "starting" ? "Starting" : sample ? "Run the sample" : "Run"}
      {state === "starting" ? (
        <LoaderCircle className="size-3.5 animate-spin" aria-hidden />
      ) : (
        <CornerDownLeft className="size-3.5" aria-hidden />
      )}
    </Button>
  );
}
