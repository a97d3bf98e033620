import { create } from "zustand";
import { persist } from "zustand/middleware";

interface RailStore {
  folded: boolean;
  toggle(): void;
}

export const useRailStore = create<RailStore>()(
  persist((set, get) => ({ folded: false, toggle: () => set({ folded: !get().folded }) }), {
    name: "tokamak.rail",
    version: 1,
    skipHydration: true,
    partialize: ({ folded }) => ({ folded }),
    merge: (stored, current) => ({
      ...current,
      folded: (stored as { folded?: unknown } | null)?.folded === true,
    }),
  }),
);
