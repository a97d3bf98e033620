import type { Day, Month } from "./budget-store";

/** Of `atMs`, in UTC, as in 2026-11-28. */
export function dayOf(atMs: number): Day {
  return new Date(atMs).toISOString().slice(0, 10);
}

/** Of `atMs`, in UTC, as in 2026-11. */
export function monthOf(atMs: number): Month {
  return new Date(atMs).toISOString().slice(0, 7);
}
