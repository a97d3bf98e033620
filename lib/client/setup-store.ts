import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { RunRequest } from "@/lib/fusion/run-request";
import { PLAIN_SETUP, type PoolEntry, type StoredSetup, storedSetupSchema } from "./stored-setup";

interface SetupActions {
  /** Changes parts of the setup; the rest stays. */
  change(patch: Partial<StoredSetup>): void;
  changeLimits(patch: Partial<StoredSetup["limits"]>): void;
  /** Takes a profile as it is, dropping every change made on top of another. Returns what was there, for an undo. */
  takeProfile(profile: string): StoredSetup;
  replace(setup: StoredSetup): void;
}

export type SetupStore = { setup: StoredSetup } & SetupActions;

export const SETUP_STORAGE_KEY = "tokamak.setup";
const VERSION = 1;

/** The last setup, remembered in this browser. What cannot be read any more falls back to the profile's. */
export const useSetupStore = create<SetupStore>()(
  persist(
    (set, get) => ({
      setup: PLAIN_SETUP,
      change: (patch) => set({ setup: { ...get().setup, ...patch } }),
      changeLimits: (patch) =>
        set({ setup: { ...get().setup, limits: { ...get().setup.limits, ...patch } } }),
      takeProfile: (profile) => {
        const before = get().setup;
        set({ setup: { ...PLAIN_SETUP, profile } });
        return before;
      },
      replace: (setup) => set({ setup }),
    }),
    {
      name: SETUP_STORAGE_KEY,
      version: VERSION,
      // The server draws the page without a store: reading it waits for `useStored`.
      skipHydration: true,
      partialize: ({ setup }) => ({ setup }),
      migrate: (old) => old as Pick<SetupStore, "setup">,
      merge: (stored, current) => ({ ...current, setup: parseStoredSetup(stored) }),
    },
  ),
);

function parseStoredSetup(stored: unknown): StoredSetup {
  const parsed = storedSetupSchema.safeParse((stored as { setup?: unknown } | null)?.setup);
  return parsed.success ? parsed.data : PLAIN_SETUP;
}

let keys = 0;

/** A key no other member of this visit or of a stored pool has. */
export function newMemberKey(): string {
  keys += 1;
  return `m${Date.now().toString(36)}-${keys}`;
}

export function toPoolEntries(pool: RunRequest["pool"]): PoolEntry[] {
  return pool.map((member) => ({ key: newMemberKey(), member }));
}

/** A run's setup, to run something like it again. */
export function setupOfRun(request: RunRequest): StoredSetup {
  return {
    profile: null,
    mode: request.mode,
    pool: toPoolEntries(request.pool),
    judges: request.judge.auto ? ["auto"] : request.judge.models,
    criteria: request.judge.criteria,
    wait: request.wait,
    limits: { ...request.limits, maxCostUsd: request.limits.maxCostUsd ?? "none" },
  };
}
