import type { TokenScope } from "@/lib/contract/tokens";

/** What the token that a program calls with allows it. */
export interface TokenGrant {
  id: string;
  name: string;
  scopes: readonly TokenScope[];
  /** Profiles it may run, by `quality`, `budget` or a profile's id; null: all. */
  profiles: readonly string[] | null;
  /** Wire ids of the models it may run; null: all. */
  models: readonly string[] | null;
  /** What it may spend, in micro-dollars; null: as much as its owner. */
  dailyCapMicroUsd: number | null;
  monthlyCapMicroUsd: number | null;
}
