import type { ModeEntry } from "./mode";

/** The strongest answer, as it stands: a short verdict first, so that the winner's text can be shown at once. */
export const bestOf: ModeEntry = {
  prepare: async (task) => task.contestants,
  writes: false,
};
