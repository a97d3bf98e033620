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

interface BulkDelete {
  path: string;
  toBody: (ids: readonly string[]) => unknown;
}

/** `many`: how several are deleted in one call; a flush takes it too, since a browser lets few requests outlive a page. */
export function createDeferredDeletes(toPath: (id: string) => string, many?: BulkDelete) {
  const waiting = new Set<string>();
  const useHidden = create<Hidden>()((set) => ({
    hidden: new Set(),
    hide: (id) => set(({ hidden }) => ({ hidden: new Set(hidden).add(id) })),
    show: (id) => set(({ hidden }) => ({ hidden: new Set([...hidden].filter((other) => other !== id)) })),
  }));
  const showAll = (ids: readonly string[]) => {
    for (const id of ids) useHidden.getState().show(id);
  };
  return {
    useHidden,
    /** The same for several that go together; one call where there is one for several. */
    async commitMany(ids: readonly string[]): Promise<void> {
      const left = ids.filter((id) => waiting.delete(id));
      if (left.length === 0) return;
      try {
        if (many) await callApi(many.path, () => undefined, { method: "POST", body: many.toBody(left) });
        else for (const id of left) await callApi(toPath(id), () => undefined, { method: "DELETE" });
      } catch (error) {
        showAll(left);
        throw error;
      }
    },
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
      const left = [...waiting];
      waiting.clear();
      if (many && left.length > 1) {
        const headers = { "content-type": "application/json" };
        const body = JSON.stringify(many.toBody(left));
        void fetch(many.path, { method: "POST", headers, body, keepalive: true });
        return;
      }
      for (const id of left) void fetch(toPath(id), { method: "DELETE", keepalive: true });
    },
  };
}
