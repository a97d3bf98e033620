import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import type { RunState } from "@/lib/fusion/run-state";
import type { RunService } from "@/lib/server/runs/run-service";
import type { RunStore } from "@/lib/server/runs/run-store";
import type { OpenedShare } from "./open-share";
import type { ShareStore } from "./share-store";
import { type ShareRules, toSharedState } from "./to-shared-state";

interface LoadDeps {
  store: Pick<RunStore, "readEvents">;
  shares: Pick<ShareStore, "find">;
  runs: Pick<RunService, "get">;
}

/** What a permalink shows now; null where it was revoked meanwhile. */
export async function loadSharedState(
  { share, run }: OpenedShare,
  rules: ShareRules,
  deps: LoadDeps,
): Promise<RunState | null> {
  const now = await deps.runs.get(run.ownerId, run.id);
  if (!now.ok) return null;
  // Asked again after the state: the session may have ended, and another begun, since the permalink was opened.
  const cut = share.lastSeq ?? (await deps.shares.find(share.slug))?.lastSeq ?? null;
  const isLater = cut !== null && now.value.lastSeq > cut;
  return toSharedState(isLater ? await foldUpTo(cut, run.id, deps) : now.value, rules);
}

/** The run as it was, for those who are not shown how it went on. */
async function foldUpTo(lastSeq: number, runId: string, { store }: LoadDeps): Promise<RunState> {
  let state = EMPTY_RUN;
  while (state.lastSeq < lastSeq) {
    const page = await store.readEvents(runId, state.lastSeq);
    const events = page.filter((event) => event.seq <= lastSeq);
    if (events.length === 0) break;
    state = events.reduce(reduceRun, state);
  }
  return state;
}
