import { create } from "zustand";
import { callApi } from "./api";

/**
 * Deleting waits until it can no longer be undone: the thing disappears from every list at once, and the server hears of
 * it when the undo has gone. A page that closes before sends what is waiting.
 */
interface Hidden {
  hidden: ReadonlySet<string>;
  hide(id: string): void;
  show(id: string): void;
}

export function createDeferredDeletes(toPath: (id: string) => string) {
  const waiting = new Set<string>();
  const useHidden = create<Hidden>()((set) => ({
    hidden: new Set(),
    hide: (id) => set(({ hidden }) => ({ hidden: new Set(hidden).add(id) })),
    show: (id) => set(({ hidden }) => ({ hidden: new Set([...hidden].filter((other) => other !== id)) })),
  }));
  return {
    useHidden,
    defer(id: string): void {
      waiting.add(id);
      useHidden.getState().hide(id);
    },
    undo(id: string): void {
      waiting.delete(id);
      useHidden.getState().show(id);
    },
    /** Deletes now, unless it was undone. Shows it again where the server refuses, and throws `ApiError`. */
    async commit(id: string): Promise<void> {
      if (!waiting.delete(id)) return;
      try {
        await callApi(toPath(id), () => undefined, { method: "DELETE" });
      } catch (error) {
        useHidden.getState().show(id);
        throw error;
      }
    },
    /** For `pagehide`: requests that outlive the page. */
    flush(): void {
      for (const id of waiting) void fetch(toPath(id), { method: "DELETE", keepalive: true });
      waiting.clear();
    },
  };
}
