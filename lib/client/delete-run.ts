import { create } from "zustand";
import { callApi } from "./api";

/**
 * Deleting waits until it can no longer be undone: the run disappears from every list at once, and the server hears of
 * it when the undo has gone. A page that closes before sends what is waiting.
 */
interface Deletions {
  hidden: ReadonlySet<string>;
  hide(id: string): void;
  show(id: string): void;
}

export const useDeletions = create<Deletions>()((set) => ({
  hidden: new Set(),
  hide: (id) => set(({ hidden }) => ({ hidden: new Set(hidden).add(id) })),
  show: (id) => set(({ hidden }) => ({ hidden: new Set([...hidden].filter((other) => other !== id)) })),
}));

const waiting = new Set<string>();

export function deferDelete(id: string): void {
  waiting.add(id);
  useDeletions.getState().hide(id);
}

export function undoDelete(id: string): void {
  waiting.delete(id);
  useDeletions.getState().show(id);
}

/** Deletes now, unless it was undone. Shows the run again where the server refuses, and throws `ApiError`. */
export async function commitDelete(id: string): Promise<void> {
  if (!waiting.delete(id)) return;
  try {
    await callApi(`/api/runs/${encodeURIComponent(id)}`, () => undefined, { method: "DELETE" });
  } catch (error) {
    useDeletions.getState().show(id);
    throw error;
  }
}

/** For `pagehide`: requests that outlive the page. */
export function flushDeletes(): void {
  for (const id of waiting)
    void fetch(`/api/runs/${encodeURIComponent(id)}`, { method: "DELETE", keepalive: true });
  waiting.clear();
}
