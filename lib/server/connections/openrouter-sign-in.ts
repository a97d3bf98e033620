/**
 * OpenRouter's sign-in by PKCE: the person allows it there, and this server is handed a key made for it, which nobody saw or
 * pasted. The verifier never leaves this process and is bound to the owner who began: another's code does not fit it.
 */
import { createHash, randomBytes } from "node:crypto";
import { fetch as undiciFetch } from "undici";
import { z } from "zod";
import type { SignInOutcome } from "@/lib/contract/connections";
import { httpAgent } from "@/lib/server/models/wire/http-agent";
import { readBounded } from "@/lib/server/models/wire/read-bounded";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { addConnection } from "./add-connection";
import { changeConnection } from "./change-connection";
import type { ConnectionServiceDeps } from "./connection-service-deps";

export const SIGN_IN_TTL_MS = 600_000;
const MAX_PENDING = 1_000;
const EXCHANGE_LIMIT_MS = 15_000;
const OPENROUTER_API = "https://openrouter.ai/api/v1";
export const CALLBACK_PATH = "/api/connections/openrouter/callback";

/** `unknown`: nobody of that owner's began one, or it was too long ago. */
export type SignInResult = { outcome: SignInOutcome; known: boolean };

interface Pending {
  verifier: string;
  untilMs: number;
}

export function createSignIns(deps: ConnectionServiceDeps) {
  const pending = new Map<string, Pending>();
  return {
    begin(ownerId: string, origin: string): Outcome<{ url: string }> {
      const callback = toCallback(origin);
      if (!callback) return refuse("invalid-query", NEEDS_HTTPS);
      const verifier = randomBytes(32).toString("base64url");
      pending.delete(ownerId);
      pending.set(ownerId, { verifier, untilMs: deps.clock.now() + SIGN_IN_TTL_MS });
      const [oldest] = pending.keys();
      if (pending.size > MAX_PENDING && oldest !== undefined) pending.delete(oldest);
      const url = new URL("/auth", apiUrl(deps));
      url.searchParams.set("callback_url", callback);
      url.searchParams.set("code_challenge", createHash("sha256").update(verifier).digest("base64url"));
      url.searchParams.set("code_challenge_method", "S256");
      return accept({ url: url.href });
    },
    async finish(ownerId: string, code: string): Promise<SignInResult> {
      const begun = pending.get(ownerId);
      // A code and its verifier serve once, however that ends.
      pending.delete(ownerId);
      if (!begun || begun.untilMs < deps.clock.now())
        return { outcome: "expired", known: begun !== undefined };
      const exchanged = await exchange(`${apiUrl(deps)}/auth/keys`, code, begun.verifier);
      if ("outcome" in exchanged) return { outcome: exchanged.outcome, known: true };
      return { outcome: await keep(ownerId, exchanged.key, deps), known: true };
    },
  };
}

const NEEDS_HTTPS =
  "OpenRouter only signs in to a server with an https address, or to one on this machine. Paste a key instead.";

/** OpenRouter takes https, and plain http for the name localhost alone: see the callback's route. */
function toCallback(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const url = new URL(CALLBACK_PATH, origin);
  if (["127.0.0.1", "[::1]"].includes(url.hostname)) url.hostname = "localhost";
  return url.protocol === "https:" || url.hostname === "localhost" ? url.href : null;
}

function apiUrl({ providerURLs }: ConnectionServiceDeps): string {
  return (providerURLs.openrouter ?? OPENROUTER_API).replace(/\/+$/, "");
}

const keySchema = z.object({ key: z.string().min(1) });

async function exchange(
  url: string,
  code: string,
  verifier: string,
): Promise<{ key: string } | { outcome: "refused" | "unreachable" }> {
  try {
    const response = await undiciFetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ code, code_verifier: verifier, code_challenge_method: "S256" }),
      redirect: "manual",
      dispatcher: httpAgent,
      signal: AbortSignal.timeout(EXCHANGE_LIMIT_MS),
    });
    const text = await readBounded(response.body as ReadableStream<Uint8Array> | null, 65_536);
    if (!response.ok) return { outcome: response.status >= 500 ? "unreachable" : "refused" };
    const parsed = keySchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : { outcome: "unreachable" };
  } catch (cause) {
    if (cause instanceof Error) return { outcome: "unreachable" };
    throw cause;
  }
}

/** Signing in again gives the connection that is there a new key, instead of a second connection. */
async function keep(ownerId: string, apiKey: string, deps: ConnectionServiceDeps): Promise<SignInOutcome> {
  const own = await deps.store.list(ownerId);
  const there = own.find(({ kind, baseUrl }) => kind === "openrouter" && baseUrl === null);
  const kept = there
    ? await changeConnection({ ownerId, id: there.id, body: { apiKey, paused: false } }, deps)
    : await addConnection(ownerId, { kind: "openrouter", apiKey }, deps);
  return kept.ok ? "done" : "full";
}
