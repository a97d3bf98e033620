import { useEffect, useSyncExternalStore } from "react";
import { loadPersistently } from "@/lib/client/load-persistently";

type MarkdownDocument = typeof import("./markdown-document").default;

/**
 * The heavy half of `Markdown`, a chunk of its own. No Suspense: React takes a suspended part up again only when nothing else is to
 * be drawn, and while columns stream there is always something: on a slow machine they would stand unrendered until the end.
 */
let loaded: MarkdownDocument | null = null;
let loading = false;
const listeners = new Set<() => void>();

/** Fetches the renderer before it is needed, so that a first answer does not change face while it streams. */
export function preloadMarkdown(): void {
  if (loading) return;
  loading = true;
  loadPersistently(() => import("./markdown-document")).then(
    (chunk) => {
      loaded = chunk.default;
      for (const listener of listeners) listener();
    },
    // The text stays plain, and the next one asks again.
    () => {
      loading = false;
    },
  );
}

/** Null until it is there. */
export function useMarkdownDocument(): MarkdownDocument | null {
  useEffect(preloadMarkdown, []);
  return useSyncExternalStore(subscribe, readLoaded, readNothing);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const readLoaded = () => loaded;
const readNothing = () => null;
