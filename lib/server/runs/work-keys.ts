/**
 * Idempotency-Keys: one namespace an owner for every call that starts work. A part of the run store. Called by ask-once.ts, and by
 * the creation of a run, whose key is stored with it in one step. Invariant: of many at once with one key, one has it.
 */

/** What a key was used for; `hash` tells a repeat from another call. */
export interface KeyUse {
  /** The run that was made, or of which more was asked. */
  id: string;
  hash: string;
}

/** `underway`: whoever has the key has not said yet whether the work was accepted. */
export type KeyClaim = { kind: "claimed" } | ({ kind: "taken" | "underway" } & KeyUse);

export interface NewKey {
  ownerId: string;
  key: string;
  hash: string;
  runId: string;
}

export interface WorkKeys {
  findByKey(ownerId: string, key: string): Promise<KeyUse | null>;
  /** A claim that is neither kept nor dropped in a minute is another's: whoever made it is gone. */
  claimKey(key: NewKey, nowMs: number): Promise<KeyClaim>;
  /** The work was accepted: the key stays for as long as the run. */
  keepKey(key: NewKey): Promise<void>;
  /** The work was refused: the key is free. */
  dropKey(key: NewKey): Promise<void>;
}

export const CLAIM_MS = 60_000;
