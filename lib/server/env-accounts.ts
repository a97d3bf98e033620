// The part of the environment that is about accounts. Read by env.ts, so plain Node runs this file too: no "@/" here.
import { z } from "zod";
import type { SignUpMode } from "@/lib/contract/accounts";
import { type AddressRange, parseRange } from "./net/address-range.ts";

const SHORTEST_SECRET = 32;

const trustedProxies = z.string().transform((text, context) =>
  text.split(",").flatMap((entry) => {
    const range = parseRange(entry.trim());
    if (range) return [range];
    const message = `has "${entry.trim()}", which is no address or range such as 10.0.0.0/8`;
    context.addIssue({ code: "custom", message });
    return [];
  }),
);

const url = z
  .url({ protocol: /^https?$/, error: "must be an http(s) URL; leave it out for the provider itself" })
  .transform((text) => text.replace(/\/+$/, ""))
  .optional();

export const accountVariables = {
  SIGNUP: z.enum(["open", "invite", "closed"], { error: 'must be "open", "invite" or "closed"' }).optional(),
  AUTH_SECRET: z
    .string()
    .min(SHORTEST_SECRET, {
      error: `must have at least ${SHORTEST_SECRET} characters: openssl rand -base64 32`,
    })
    .optional(),
  AUTH_GITHUB_ID: z.string().optional(),
  AUTH_GITHUB_SECRET: z.string().optional(),
  AUTH_GITHUB_URL: url,
  AUTH_GOOGLE_ID: z.string().optional(),
  AUTH_GOOGLE_SECRET: z.string().optional(),
  AUTH_GOOGLE_URL: url,
  TRUSTED_PROXIES: trustedProxies.optional(),
};

/** Where people may sign in instead of with a password. */
export interface SignInProviderConfig {
  id: "github" | "google";
  clientId: string;
  clientSecret: string;
  /** Null: the provider's own address. */
  url: string | null;
}

export interface AccountsEnv {
  /** Unless an admin set another. */
  signUp: SignUpMode;
  /** What seals the cookies of sessions; null: the file in the data folder does. */
  authSecret: string | null;
  signInProviders: SignInProviderConfig[];
  /** Proxies whose X-Forwarded-For is believed. */
  trustedProxies: AddressRange[];
}

type Variables = z.infer<z.ZodObject<typeof accountVariables>>;

export function toAccountsEnv(data: Variables, { isLoopback }: { isLoopback: boolean }): AccountsEnv {
  return {
    signUp: data.SIGNUP ?? (isLoopback ? "open" : "invite"),
    authSecret: data.AUTH_SECRET ?? null,
    signInProviders: [
      ...toProvider("github", data.AUTH_GITHUB_ID, data.AUTH_GITHUB_SECRET, data.AUTH_GITHUB_URL),
      ...toProvider("google", data.AUTH_GOOGLE_ID, data.AUTH_GOOGLE_SECRET, data.AUTH_GOOGLE_URL),
    ],
    trustedProxies: data.TRUSTED_PROXIES ?? [],
  };
}

function toProvider(
  id: SignInProviderConfig["id"],
  clientId: string | undefined,
  clientSecret: string | undefined,
  url: string | undefined,
): SignInProviderConfig[] {
  if (clientId === undefined || clientSecret === undefined) return [];
  return [{ id, clientId, clientSecret, url: url ?? null }];
}
