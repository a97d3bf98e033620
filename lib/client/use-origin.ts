import { useSyncExternalStore } from "react";

/** This server as the browser calls it, as `https://tokamak.example`; a local one while the page is drawn on the server. */
export function useOrigin(): string {
  return useSyncExternalStore(subscribe, readOrigin, () => "http://127.0.0.1:3000");
}

function readOrigin(): string {
  return window.location.origin;
}

/** It never changes. */
function subscribe(): () => void {
  return () => undefined;
}
