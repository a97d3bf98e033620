/**
 * Which answer of a run its owner would use. Every call is on behalf of an owner: someone else's run does not exist for them.
 * Called by the routes.
 */
import type { CastVote, ModelVotes, RunVote } from "@/lib/contract/votes";
import type { Clock } from "@/lib/fusion/ports";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { refuseMissing } from "@/lib/server/runs/find-own-run";
import type { RunService } from "@/lib/server/runs/run-service";
import { findPick, findStanding } from "./find-pick";
import type { VoteRow, VoteStore } from "./vote-store";

export interface VoteService {
  find(ownerId: string, runId: string): Promise<Outcome<RunVote>>;
  /** In place of the one before. Only of a run that has ended: until then not every answer is there to choose from. */
  cast(ownerId: string, runId: string, vote: CastVote): Promise<Outcome<RunVote>>;
  withdraw(ownerId: string, runId: string): Promise<Outcome<null>>;
  byModel(ownerId: string): Promise<ModelVotes>;
}

export interface VoteServiceDeps {
  store: VoteStore;
  runs: Pick<RunService, "get">;
  clock: Pick<Clock, "now">;
}

export function createVoteService({ store, runs, clock }: VoteServiceDeps): VoteService {
  return {
    async find(ownerId, runId) {
      const run = await runs.get(ownerId, runId);
      return run.ok ? accept({ vote: toView(await store.find({ runId, ownerId })) }) : run;
    },
    async cast(ownerId, runId, { pick: asked, blind }) {
      const run = await runs.get(ownerId, runId);
      if (!run.ok) return run;
      if (["queued", "running", "interrupted"].includes(run.value.status)) {
        return refuse("still-running", "The run has not ended: vote when every answer is there.");
      }
      const pick = findPick(asked, run.value);
      if (!pick) {
        const message = `${asked} names no answer of this run.`;
        return refuse("invalid-body", message, { errors: [{ path: "pick", message }] });
      }
      const stood = findStanding(run.value);
      const cast = await store.put({ runId, ownerId, ...pick, blind, stood, atMs: clock.now() });
      return cast ? accept({ vote: toView(cast) }) : refuseMissing();
    },
    async withdraw(ownerId, runId) {
      const run = await runs.get(ownerId, runId);
      if (!run.ok) return run;
      await store.delete({ runId, ownerId });
      return accept(null);
    },
    byModel: async (ownerId) => ({ items: await store.tallyModels(ownerId) }),
  };
}

function toView(row: VoteRow | null): RunVote["vote"] {
  if (!row) return null;
  const { pick, blind, model, profile, atMs } = row;
  return { pick, blind, model, profile, at: new Date(atMs).toISOString() };
}
