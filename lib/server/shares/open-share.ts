import type { SignedIn } from "@/lib/server/auth/who";
import { refuse } from "@/lib/server/refusal";
import type { RunRecord, RunStore } from "@/lib/server/runs/run-store";
import type { ShareRecord, ShareStore } from "./share-store";
import { isSlugLike } from "./slug";

/** Who opens a permalink. */
export interface Reader {
  /** Null: someone who is not signed in. */
  account: SignedIn | null;
}

export interface OpenedShare {
  share: ShareRecord;
  run: RunRecord;
}

interface OpenDeps {
  shares: ShareStore;
  store: Pick<RunStore, "find">;
  clock: { now(): number };
}

/** Null where this reader may not see it, for whatever reason. */
export async function openShare(
  slug: string,
  { account }: Reader,
  { shares, store, clock }: OpenDeps,
): Promise<OpenedShare | null> {
  const share = isSlugLike(slug) ? await shares.find(slug) : null;
  if (!share) return null;
  if (share.expiresAtMs !== null && share.expiresAtMs <= clock.now()) return null;
  if (share.audience === "instance" && account === null) return null;
  const run = await store.find(share.runId);
  return run && { share, run };
}

/** One answer for all that cannot be seen: it tells nobody whether there was anything. */
export function refuseShare(): ReturnType<typeof refuse> {
  return refuse(
    "not-found",
    "There is nothing at this address for you. The link may have been revoked, or have expired.",
  );
}
