import { z } from "zod";
import { create } from "zustand";
import { persist } from "zustand/middleware";

const storedSchema = z.object({ on: z.boolean() });

interface BlindStore {
  /** Names are hidden until the vote, in every run that has none. Remembered in this browser. */
  on: boolean;
  /** What this browser remembers has been read. */
  isRead: boolean;
  /** Runs whose names were shown by a vote during this visit: withdrawing it does not make them unseen. */
  revealed: ReadonlySet<string>;
  set(on: boolean): void;
  reveal(runId: string): void;
}

export const useBlindStore = create<BlindStore>()(
  persist(
    (set) => ({
      on: false,
      isRead: false,
      revealed: new Set(),
      set: (on) => set({ on }),
      reveal: (runId) => set(({ revealed }) => ({ revealed: new Set(revealed).add(runId) })),
    }),
    {
      name: "tokamak.blind",
      version: 1,
      // The server draws the page without a store: reading it waits for `useIsBlind`.
      skipHydration: true,
      partialize: ({ on }) => ({ on }),
      migrate: (old) => old as Pick<BlindStore, "on">,
      merge: (stored, current) => ({ ...current, ...storedSchema.safeParse(stored).data, isRead: true }),
    },
  ),
);
