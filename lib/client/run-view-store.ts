import { createContext, useContext } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Label } from "@/lib/fusion/labels";
import type { Span } from "@/lib/fusion/provenance";

/** What this reader looks at: nothing here is the run's own state. */
export interface RunView {
  /** The column in focus; on a narrow screen the one that is shown. */
  column: Label | null;
  /** The fusion tab; null follows the newest. */
  fusion: string | null;
  /** A passage to scroll to and light. `asked` grows, so that the same one can be asked for twice. */
  lit: { candidate: Label; target: LitTarget; asked: number } | null;
  /** The column opened in full width. */
  focusView: Label | null;
  judgeAgain: boolean;
  findingsOpen: boolean;
  showSources: boolean;
  /** Dims in the columns what the answer did not take up. */
  showUnused: boolean;
}

/** By the judge's words, or by the exact place in the candidate's text. */
export type LitTarget = { claim: string } | { span: Span };

export type RunViewStore = StoreApi<RunView>;

export function createRunViewStore(): RunViewStore {
  return createStore<RunView>(() => ({
    column: null,
    fusion: null,
    lit: null,
    focusView: null,
    judgeAgain: false,
    findingsOpen: true,
    showSources: true,
    showUnused: false,
  }));
}

export function light(view: RunViewStore, candidate: Label, target: LitTarget): void {
  view.setState((before) => ({
    column: candidate,
    lit: { candidate, target, asked: (before.lit?.asked ?? 0) + 1 },
  }));
}

export const RunViewContext = createContext<RunViewStore | null>(null);

export function useRunViewStore(): RunViewStore {
  const store = useContext(RunViewContext);
  if (!store) throw new Error("This belongs inside a RunView.");
  return store;
}

export function useRunView<T>(select: (view: RunView) => T): T {
  return useStore(useRunViewStore(), select);
}
