import { z } from "zod";
import { create } from "zustand";
import { persist } from "zustand/middleware";

const storedSchema = z.object({ profile: z.string().nullable() });

interface DefaultProfileStore {
  /** A profile's id; null: the server's default. */
  profile: string | null;
  choose(profile: string | null): void;
}

/** The profile that a guest starts from, remembered in this browser. An account has its own, kept by the server. */
export const useDefaultProfileStore = create<DefaultProfileStore>()(
  persist((set) => ({ profile: null, choose: (profile) => set({ profile }) }), {
    name: "tokamak.default-profile",
    version: 1,
    // The server draws the page without a store: reading it waits for `useStored`.
    skipHydration: true,
    partialize: ({ profile }) => ({ profile }),
    migrate: (old) => old as Pick<DefaultProfileStore, "profile">,
    merge: (stored, current) => ({ ...current, ...storedSchema.safeParse(stored).data }),
  }),
);
