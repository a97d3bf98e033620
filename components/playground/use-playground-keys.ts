import { useEffect } from "react";

interface PlaygroundKeys {
  onStop: (() => void) | undefined;
  onFocus: () => void;
}

/** Esc stops the run from anywhere, unless it closes something first; `/` goes to the prompt. */
export function usePlaygroundKeys({ onStop, onFocus }: PlaygroundKeys): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.metaKey || event.ctrlKey || event.altKey)
        return;
      if (event.key === "Escape" && onStop && !isSomethingOpen()) onStop();
      if (event.key === "/" && !isTyping(event.target)) {
        event.preventDefault();
        onFocus();
      }
    };
    // Before the popups hear of it: afterwards they are closed, and Esc would seem to be free.
    document.addEventListener("keydown", handle, { capture: true });
    return () => document.removeEventListener("keydown", handle, { capture: true });
  }, [onStop, onFocus]);
}

function isSomethingOpen(): boolean {
  return (
    document.querySelector("[role=dialog], [role=alertdialog], [role=menu], [role=listbox][data-open]") !==
    null
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
