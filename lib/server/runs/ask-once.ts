/**
 * What is asked of a run under an Idempotency-Key is done once: whoever repeats the call is answered as the first was, also while
 * the first is still being looked at. A refusal leaves the key free. Called by the run service; a new run's key is stored with it.
 */
import { createHash } from "node:crypto";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { RunServiceDeps } from "./run-service-deps";

type Answer = Outcome<{ id: string }>;

export interface KeyedCall {
  ownerId: string;
  runId: string;
  /** Null: nothing is to be remembered. */
  idempotencyKey: string | null;
  /** Which call it is, and its body: as JSON it tells a repeat from another. */
  what: unknown;
}

const LOOK_EVERY_MS = 100;
/** Far longer than a call takes to be accepted or refused. */
const PATIENCE_MS = 10_000;

export async function askOnce(
  { ownerId, runId, idempotencyKey: key, what }: KeyedCall,
  work: () => Promise<Answer>,
  { store, clock }: Pick<RunServiceDeps, "store" | "clock">,
): Promise<Answer> {
  if (key === null) return work();
  const claim = { ownerId, key, runId, hash: hashCall([runId, what]) };
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

export function hashCall(call: unknown): string {
  return createHash("sha256").update(JSON.stringify(call)).digest("base64url");
}

export function refuseConflict(): ReturnType<typeof refuse> {
  return refuse(
    "idempotency-conflict",
    "This Idempotency-Key was used for another call: send a new key with a changed one.",
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
