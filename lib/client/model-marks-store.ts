import { z } from "zod";
import { create } from "zustand";
import { persist } from "zustand/middleware";

const MOST_RECENT = 8;

const storedMarks = z.object({ favourites: z.array(z.string()), recent: z.array(z.string()) });
export type ModelMarks = z.infer<typeof storedMarks>;

interface ModelMarksStore extends ModelMarks {
  /** Says what it is now. */
  toggleFavourite(id: string): "added" | "removed";
  /** The model was chosen just now. */
  remember(id: string): void;
}

export const MODEL_MARKS_KEY = "tokamak.models";
const NO_MARKS: ModelMarks = { favourites: [], recent: [] };

/**
 * The models a person marked and those they chose last, newest first, remembered in this browser. Read at once: the picker's code
 * only ever runs in a browser.
 */
export const useModelMarks = create<ModelMarksStore>()(
  persist(
    (set, get) => ({
      ...NO_MARKS,
      toggleFavourite(id) {
        const { favourites } = get();
        const isMarked = favourites.includes(id);
        set({ favourites: isMarked ? favourites.filter((other) => other !== id) : [...favourites, id] });
        return isMarked ? "removed" : "added";
      },
      remember: (id) =>
        set({ recent: [id, ...get().recent.filter((other) => other !== id)].slice(0, MOST_RECENT) }),
    }),
    {
      name: MODEL_MARKS_KEY,
      version: 1,
      partialize: ({ favourites, recent }) => ({ favourites, recent }),
      merge(stored, current) {
        const parsed = storedMarks.safeParse(stored);
        return { ...current, ...(parsed.success ? parsed.data : NO_MARKS) };
      },
    },
  ),
);
