import { useEffect } from "react";
import { create } from "zustand";

/** What a part of the page offers to ⌘K while it is on the screen. */
export interface PaletteAction {
  /** Unique among all that are shown. */
  id: string;
  title: string;
  group: string;
  /** As it is printed: "⌘↵". The key itself is the part's own business. */
  shortcut?: string;
  /** More words it is found by. */
  keywords?: string[];
  run: () => void;
}

interface PaletteStore {
  offers: ReadonlyMap<string, readonly PaletteAction[]>;
  offer(owner: string, actions: readonly PaletteAction[]): void;
  withdraw(owner: string): void;
}

export const usePaletteStore = create<PaletteStore>()((set) => ({
  offers: new Map(),
  offer: (owner, actions) => set(({ offers }) => ({ offers: new Map(offers).set(owner, actions) })),
  withdraw: (owner) =>
    set(({ offers }) => ({ offers: new Map([...offers].filter(([key]) => key !== owner)) })),
}));

/** What is offered under an id at this moment; null where nothing is. */
export function useOffered(id: string): PaletteAction | null {
  return usePaletteStore(({ offers }) => {
    for (const actions of offers.values()) {
      const found = actions.find((action) => action.id === id);
      if (found) return found;
    }
    return null;
  });
}

/** Offers actions while mounted. Memoise `actions`; `owner` names the part ("playground"). */
export function usePaletteActions(owner: string, actions: readonly PaletteAction[]): void {
  useEffect(() => {
    usePaletteStore.getState().offer(owner, actions);
    return () => usePaletteStore.getState().withdraw(owner);
  }, [owner, actions]);
}
