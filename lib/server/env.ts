// Purpose: the only reader of the environment. Every variable is checked once, and a bad one is named with its remedy.
// Plain Node runs this file for the start scripts: it imports nothing by "@/" and uses erasable syntax only.

import path from "node:path";
import { z } from "zod";
import type { DatabaseLocation } from "./db/provider.ts";
import { type AccountsEnv, accountVariables, toAccountsEnv } from "./env-accounts.ts";
import { type ConnectionConfig, connections } from "./env-connections.ts";
import { type LimitsEnv, limitVariables, toLimitsEnv } from "./env-limits.ts";
import { type KeyRing, parseKeyRing } from "./keys/key-ring.ts";
import { type AllowedHost, LOCAL_SERVERS, parseAllowedHost } from "./net/allowed-hosts.ts";

/** The providers that a key in the environment connects, each with where it lives if behind a proxy. In the order shown. */
const PROVIDERS = [
  { kind: "openrouter", key: "OPENROUTER_API_KEY", url: "OPENROUTER_BASE_URL" },
  { kind: "openai", key: "OPENAI_API_KEY", url: "OPENAI_BASE_URL" },
  { kind: "anthropic", key: "ANTHROPIC_API_KEY", url: "ANTHROPIC_BASE_URL" },
  { kind: "google", key: "GOOGLE_GENERATIVE_AI_API_KEY", url: "GOOGLE_GENERATIVE_AI_BASE_URL" },
  { kind: "huggingface", key: "HF_TOKEN", url: "HF_BASE_URL" },
  { kind: "ai-gateway", key: "AI_GATEWAY_API_KEY", url: "AI_GATEWAY_BASE_URL" },
] as const;

const providerURL = z
  .url({ protocol: /^https?$/, error: "must be an http(s) URL; leave it out for the provider itself" })
  .optional();

/** A provider that a key in the environment connects. */
export interface ProviderConfig {
  kind: (typeof PROVIDERS)[number]["kind"];
  apiKey: string;
  /** Null: the provider's own. */
  baseURL: string | null;
  /** Hugging Face only: the organization that pays. */
  billTo: string | null;
}

const keyRing = z.string().transform((text, context) => {
  const reading = parseKeyRing(text);
  if (reading.ok) return reading.ring;
  context.addIssue({ code: "custom", message: `(${reading.message})` });
  return z.NEVER;
});

const privateHosts = z.string().transform((text, context) => {
  const entries = text.trim() === "none" ? [] : text.split(",").map((entry) => entry.trim());
  return entries.flatMap((entry) => {
    const host = parseAllowedHost(entry);
    if (host) return [host];
    context.addIssue({
      code: "custom",
      message: `has "${entry}", which is no host name, address or range such as 192.168.0.0/16, with or without :port`,
    });
    return [];
  });
});

const variables = z.object({
  PORT: z.coerce
    .number({ error: "must be a number from 1 to 65535" })
    .int({ error: "must be a whole number from 1 to 65535" })
    .min(1, { error: "must be a number from 1 to 65535" })
    .max(65535, { error: "must be a number from 1 to 65535" })
    .default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z.string().default("./data"),
  DATABASE_URL: z
    .string()
    .regex(/^(postgres(ql)?:\/\/.+|file:.+)$/, {
      error:
        "must start with postgres:// (or file: for another SQLite file); leave it out for SQLite in DATA_DIR",
    })
    .optional(),
  OPENROUTER_API_KEY: z.string().optional(),
  OPENROUTER_BASE_URL: providerURL,
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: providerURL,
  ANTHROPIC_API_KEY: z.string().optional(),
  ANTHROPIC_BASE_URL: providerURL,
  GOOGLE_GENERATIVE_AI_API_KEY: z.string().optional(),
  GOOGLE_GENERATIVE_AI_BASE_URL: providerURL,
  HF_TOKEN: z.string().optional(),
  HF_BASE_URL: providerURL,
  HF_BILL_TO: z.string().optional(),
  AI_GATEWAY_API_KEY: z.string().optional(),
  AI_GATEWAY_BASE_URL: providerURL,
  CONNECTIONS: connections.default([]),
  ALLOWED_HOSTS: z
    .string()
    .transform((text) => text.split(",").map((name) => name.trim().toLowerCase()))
    .pipe(
      z.array(
        z.string().regex(/^[a-z0-9._-]+$|^\[[0-9a-f:.]+\]$/, {
          error: "must be host names without ports, separated by commas, as in tokamak.example.com",
        }),
      ),
    )
    .optional(),
  GUEST_ACCESS: z.enum(["all", "own-keys"], { error: 'must be "all" or "own-keys"' }).optional(),
  MASTER_KEYS: keyRing.optional(),
  ALLOW_PRIVATE_HOSTS: privateHosts.optional(),
  DEMO_PACE: z.coerce.number({ error: "must be a number from 0 to 10" }).min(0).max(10).default(1),
  ...accountVariables,
  ...limitVariables,
});

export type GuestAccess = "all" | "own-keys";

export type Env = {
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  database: DatabaseLocation;
  providers: ProviderConfig[];
  /** Where providers are that do not live at their own address, with or without a key here. */
  providerURLs: Partial<Record<ProviderConfig["kind"], string>>;
  connections: ConnectionConfig[];
  guestAccess: GuestAccess;
  /** Names beside this machine's own under which the API may be called; null: any. */
  allowedHosts: string[] | null;
  /** What seals the keys that people add; null: the file in the data folder does. */
  keyRing: KeyRing | null;
  /** The hosts beside the public internet that people may have the server call. */
  privateHosts: readonly AllowedHost[];
  /** Whether only this machine can reach the server. */
  isLoopback: boolean;
  /** How slow the demo models are: 1 as they are written, 0 without waiting. */
  demoPace: number;
  accounts: AccountsEnv;
  limits: LimitsEnv;
};

export class EnvError extends Error {
  readonly code = "bad-environment";
}

function toEnvError(lines: string): EnvError {
  return new EnvError(`${lines}\nSet it in the environment or in .env; .env.example explains each one.`);
}

const MASTER_KEYS_MISSING =
  'MASTER_KEYS must be set with PostgreSQL: it seals the keys that people add. Make it once and keep it: MASTER_KEYS="a:$(openssl rand -base64 32)"';

const AUTH_SECRET_MISSING =
  'AUTH_SECRET must be set with PostgreSQL beyond loopback: it seals the cookies of who is signed in. Make it once and keep it: AUTH_SECRET="$(openssl rand -base64 32)"';

/** True for addresses that only this machine can reach. */
function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host);
}

function toDatabase(url: string | undefined, dataDir: string): DatabaseLocation {
  if (url === undefined) return { file: path.join(dataDir, "tokamak.db") };
  return url.startsWith("file:") ? { file: path.resolve(url.slice("file:".length)) } : { url };
}

function toProviders(data: z.infer<typeof variables>): ProviderConfig[] {
  return PROVIDERS.flatMap(({ kind, key, url }) => {
    const apiKey = data[key];
    const billTo = kind === "huggingface" ? (data.HF_BILL_TO ?? null) : null;
    return apiKey === undefined ? [] : [{ kind, apiKey, baseURL: data[url] ?? null, billTo }];
  });
}

function toProviderURLs(data: z.infer<typeof variables>): Env["providerURLs"] {
  return Object.fromEntries(
    PROVIDERS.flatMap(({ kind, url }) => (data[url] === undefined ? [] : [[kind, data[url]]])),
  );
}

/** Reads the variables of a record, an empty one counting as unset. Throws EnvError naming each bad variable. */
export function parseEnv(record: Record<string, string | undefined>): Env {
  const given = Object.entries(record).filter(([, value]) => value !== undefined && value.trim() !== "");
  const parsed = variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path: [variable, ...rest], message }) => {
      const where = rest.length > 0 ? ` (${rest.join(".")})` : "";
      return `${String(variable)}${where} ${message}`;
    });
    throw toEnvError(lines.join("\n"));
  }
  const { PORT, HOST, DATA_DIR, DATABASE_URL, CONNECTIONS, ALLOWED_HOSTS, GUEST_ACCESS } = parsed.data;
  const providers = toProviders(parsed.data);
  const clash = CONNECTIONS.findIndex(({ id }) => providers.some(({ kind }) => kind === id));
  if (clash >= 0) {
    const { id } = CONNECTIONS[clash] as ConnectionConfig;
    throw toEnvError(
      `CONNECTIONS (${clash}.id) "${id}" is taken by the provider whose key is set: choose another.`,
    );
  }
  const dataDir = path.resolve(DATA_DIR);
  const database = toDatabase(DATABASE_URL, dataDir);
  const { MASTER_KEYS: ring = null, ALLOW_PRIVATE_HOSTS } = parsed.data;
  const loopback = isLoopback(HOST);
  // Several servers that share a database share no folder: a key that one of them made would be unknown to the others.
  if ("url" in database && !ring) throw toEnvError(MASTER_KEYS_MISSING);
  const accounts = toAccountsEnv(parsed.data, { isLoopback: loopback });
  // What only signs people out where it is lost may stand in a folder, on the one machine that loopback is.
  if ("url" in database && !loopback && accounts.authSecret === null) throw toEnvError(AUTH_SECRET_MISSING);
  return {
    port: PORT,
    host: HOST,
    dataDir,
    database,
    providers,
    providerURLs: toProviderURLs(parsed.data),
    connections: CONNECTIONS,
    allowedHosts: ALLOWED_HOSTS ?? (loopback ? [] : null),
    guestAccess: GUEST_ACCESS ?? (loopback ? "all" : "own-keys"),
    keyRing: ring,
    privateHosts: ALLOW_PRIVATE_HOSTS ?? (loopback ? LOCAL_SERVERS : []),
    isLoopback: loopback,
    demoPace: parsed.data.DEMO_PACE,
    accounts,
    limits: toLimitsEnv(parsed.data),
  };
}

let cached: Env | null = null;

/** The process's environment, parsed by the first call. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}
