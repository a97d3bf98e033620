import { useEffect } from "react";

interface PlaygroundKeys {
  onRun: () => void;
  onFocus: () => void;
}

/**
 * Ctrl/Cmd+Enter runs wherever the focus is, for the page opens ready to run; `/` goes to the prompt. Esc, J, K and the
 * rest are the run view's own.
 */
export function usePlaygroundKeys({ onRun, onFocus }: PlaygroundKeys): void {
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const act = actionOf(event, { onRun, onFocus });
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, [onRun, onFocus]);
}

function actionOf(event: KeyboardEvent, { onRun, onFocus }: PlaygroundKeys): (() => void) | null {
  if (event.defaultPrevented || event.isComposing || event.altKey || isInDialog(event.target)) return null;
  const withControl = event.metaKey || event.ctrlKey;
  if (event.key === "Enter" && withControl) return onRun;
  return event.key === "/" && !withControl && !isTyping(event.target) ? onFocus : null;
}

/** A dialog or a popover has its own Enter. */
function isInDialog(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
