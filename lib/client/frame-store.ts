import { create } from "zustand";

/** What is open in the frame. */
interface FrameStore {
  palette: boolean;
  keys: boolean;
  sheet: boolean;
  set(patch: Partial<Pick<FrameStore, "palette" | "keys" | "sheet">>): void;
}

export const useFrameStore = create<FrameStore>()((set) => ({
  palette: false,
  keys: false,
  sheet: false,
  set: (patch) => set(patch),
}));
