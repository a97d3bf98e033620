import type { CreateToken, TokenScope, TokenView } from "@/lib/contract/tokens";

export const EXPIRIES = ["keep", "never", "30", "90", "365"] as const;
export type Expiry = (typeof EXPIRIES)[number];

/** A token's settings while they are being written. */
export interface TokenDraft {
  name: string;
  scopes: TokenScope[];
  /** `keep`: as it was. Else never, or in so many days. */
  expiry: Expiry;
  /** Only what is named in the two lists. */
  restricted: boolean;
  profiles: string[];
  models: string[];
  dailyCapUsd: number | null;
  monthlyCapUsd: number | null;
}

export const NEW_TOKEN: TokenDraft = {
  name: "",
  scopes: ["run", "read"],
  expiry: "never",
  restricted: false,
  profiles: [],
  models: [],
  dailyCapUsd: null,
  monthlyCapUsd: null,
};

export function toDraft(token: TokenView): TokenDraft {
  const { name, scopes, profiles, models, dailyCapUsd, monthlyCapUsd } = token;
  return {
    ...{ name, scopes, dailyCapUsd, monthlyCapUsd },
    expiry: token.expiresAt === null ? "never" : "keep",
    restricted: profiles !== null || models !== null,
    profiles: profiles ?? [],
    models: models ?? [],
  };
}

const DAY_MS = 86_400_000;

/** `kept`: until when it holds now. */
export function toBody(draft: TokenDraft, nowMs: number, kept: string | null = null): CreateToken {
  const { name, scopes, expiry, restricted, profiles, models, dailyCapUsd, monthlyCapUsd } = draft;
  return {
    ...{ name, scopes, dailyCapUsd, monthlyCapUsd },
    expiresAt: toExpiresAt(expiry, nowMs, kept),
    profiles: restricted ? profiles : null,
    models: restricted ? models : null,
  };
}

function toExpiresAt(expiry: Expiry, nowMs: number, kept: string | null): string | null {
  if (expiry === "never") return null;
  return expiry === "keep" ? kept : new Date(nowMs + Number(expiry) * DAY_MS).toISOString();
}
