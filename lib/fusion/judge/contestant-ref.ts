import type { Contestant } from "./judge-call";

/** Enough of a contestant to know it by the id a judge writes. */
export type ContestantRef = Pick<Contestant, "id" | "candidate" | "round">;

/** Judges write "Answer B" for "B" now and then; anything further off is a stranger. */
export function findContestant(id: unknown, contestants: readonly ContestantRef[]): ContestantRef | null {
  if (typeof id !== "string") return null;
  const wanted = id
    .trim()
    .replace(/^answer\s+/i, "")
    .toUpperCase();
  return contestants.find((contestant) => contestant.id.toUpperCase() === wanted) ?? null;
}
