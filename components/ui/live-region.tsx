"use client";
import { useSyncExternalStore } from "react";

let spoken = "";
const listeners = new Set<() => void>();

/** Says a change of state to screen readers, politely. Never for tokens. The same words twice are said twice. */
export function announce(message: string): void {
  spoken = spoken === message ? `${message}\u00a0` : message;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Once in the frame. */
export function LiveRegion() {
  const message = useSyncExternalStore(
    subscribe,
    () => spoken,
    () => "",
  );
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {message}
    </div>
  );
}
