import { tokenScope } from "@/lib/server/tokens/token-scope";
import { type Day, type Hold, INSTANCE_SCOPE, type Limit, type Month } from "./budget-store";
import type { HeldPart } from "./share-out";

export interface Counter {
  scope: string;
  month: Month | Day;
  limit: Limit;
}

/** The rows that a hold and its settling are counted in, always in this order: who locks them in another waits forever. */
export function countedIn(of: Omit<HeldPart, "microUsd">): Counter[] {
  const { ownerId, month, tokenId, day } = of;
  const scope = tokenId === null ? null : tokenScope(tokenId);
  return [
    { scope: ownerId, month, limit: "account" },
    { scope: INSTANCE_SCOPE, month, limit: "instance" },
    ...(scope === null ? [] : [{ scope, month, limit: "token-month" as const }]),
    ...(scope === null || day === null ? [] : [{ scope, month: day, limit: "token-day" as const }]),
  ];
}

/** Micro-dollars; null: no limit. */
export function limitOf({ limits, token }: Pick<Hold, "limits" | "token">, limit: Limit): number | null {
  if (limit === "account" || limit === "instance") return limits[limit];
  return (limit === "token-day" ? token?.dailyCapMicroUsd : token?.monthlyCapMicroUsd) ?? null;
}
