"use client";
import { useSyncExternalStore } from "react";

const neverChanges = () => () => undefined;
const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform);

/** A key cap. ⌘ is written for Apple's keyboards and shown as Ctrl on others. */
export function Kbd({ children }: { children: string }) {
  const apple = useSyncExternalStore(neverChanges, isApple, () => false);
  const cap = apple ? children : children.replace(/^⌘(?=.)/, "Ctrl ").replace("⌘", "Ctrl");
  return (
    <kbd className="inline-flex h-4.5 min-w-4.5 items-center justify-center whitespace-nowrap rounded border border-line-strong px-1 font-sans text-2xs text-muted">
      {cap}
    </kbd>
  );
}
