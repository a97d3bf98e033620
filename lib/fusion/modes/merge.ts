import type { ModeEntry } from "./mode";

/** A composition: one judge call that analyses, says whether fusing beats the best single answer, and writes it if so. */
export const merge: ModeEntry = {
  prepare: async (task) => task.contestants,
  writes: true,
};
