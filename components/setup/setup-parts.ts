import { BUDGET_PATH } from "@/lib/client/server-problems";

export type PartName = "profile" | "mode" | "pool" | "judge" | "wait" | "cost";

const PARTS: [prefix: string, part: PartName][] = [
  ["profile", "profile"],
  ["mode", "mode"],
  ["limits.debateRounds", "mode"],
  ["pool", "pool"],
  ["judge", "judge"],
  ["criteria", "judge"],
  ["wait", "wait"],
  ["limits.deadlineMs", "wait"],
  ["limits", "cost"],
  [BUDGET_PATH, "cost"],
];

/** The part of the setup line a field belongs to; null for the prompt and what has no place there. */
export function partOf(path: string): PartName | null {
  const hit = PARTS.find(([prefix]) => path === prefix || path.startsWith(`${prefix}.`));
  return hit?.[1] ?? null;
}
