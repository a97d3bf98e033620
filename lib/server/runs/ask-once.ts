/**
 * What is asked of a run under an Idempotency-Key is done once: whoever repeats the call is answered as the first was, also while
 * the first is still being looked at. A refusal leaves the key free. Called by the run service; a new run's key is stored with it.
 */
import { createHash } from "node:crypto";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";
import type { RunServiceDeps } from "./run-service-deps";

type Answer = Outcome<{ id: string }>;

export interface KeyedCall {
  ownerId: string;
  runId: string;
  /** Null: nothing is to be remembered. */
  idempotencyKey: string | null;
  /** Which call it is, and its body: as JSON it tells a repeat from another. */
  what: unknown;
  /** Who asks, where it is a token. */
  grant: TokenGrant | null;
}

const LOOK_EVERY_MS = 100;
/** Far longer than a call takes to be accepted or refused. */
const PATIENCE_MS = 10_000;

export async function askOnce(
  { ownerId, runId, idempotencyKey: key, what, grant }: KeyedCall,
  work: () => Promise<Answer>,
  { store, clock }: Pick<RunServiceDeps, "store" | "clock">,
): Promise<Answer> {
  if (key === null) return work();
  const claim = { ownerId, key, runId, hash: hashCall([runId, what], grant) };
  const { signal } = new AbortController();
  for (const startedAtMs = clock.now(); ; await clock.sleep(LOOK_EVERY_MS, signal)) {
    const outcome = await store.claimKey(claim, clock.now());
    if (outcome.kind === "claimed") break;
    if (outcome.hash !== claim.hash) return refuseConflict();
    if (outcome.kind === "taken") return accept({ id: outcome.id });
    if (clock.now() - startedAtMs > PATIENCE_MS) return refuseUnderway();
  }
  let accepted = false;
  try {
    const answer = await work();
    accepted = answer.ok;
    return answer;
  } finally {
    await (accepted ? store.keepKey(claim) : store.dropKey(claim));
  }
}

/**
 * A repeat is answered without another look at what its token allows. So the call of one that may not run everything is its own: another
 * of its owner's, which may run more, has made none that it could repeat.
 */
export function hashCall(call: unknown, grant: TokenGrant | null): string {
  const isBound = grant !== null && (grant.profiles !== null || grant.models !== null);
  const named = isBound ? [grant.id, call] : call;
  return createHash("sha256").update(JSON.stringify(named)).digest("base64url");
}

export function refuseConflict(): ReturnType<typeof refuse> {
  return refuse(
    "idempotency-conflict",
    "This Idempotency-Key was used for another call, or by another API token: send a new key.",
  );
}

function refuseUnderway(): ReturnType<typeof refuse> {
  return refuse(
    "busy",
    "The first call with this Idempotency-Key is still under way: try again in a few seconds.",
    {
      retryAfterSeconds: 5,
    },
  );
}
