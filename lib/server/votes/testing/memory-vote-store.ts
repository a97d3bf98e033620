import { tallyModels } from "@/lib/server/votes/tally-models";
import type { NewVote, VoteRow, VoteStore } from "@/lib/server/votes/vote-store";

type FindRun = (runId: string) => Promise<{ ownerId: string; profile: string | null } | null>;

/** A store that forgets: for tests. `findRun` knows the runs. */
export function createMemoryVoteStore(findRun: FindRun): VoteStore {
  const votes = new Map<string, NewVote & { profile: string | null }>();
  const find = ({ runId, ownerId }: { runId: string; ownerId: string }): VoteRow | null => {
    const vote = votes.get(runId);
    if (vote?.ownerId !== ownerId) return null;
    const { stood: _, ...row } = vote;
    return row;
  };
  return {
    async put(vote) {
      const run = await findRun(vote.runId);
      if (run?.ownerId !== vote.ownerId) return null;
      votes.set(vote.runId, { ...vote, profile: run.profile });
      return find(vote);
    },
    find: async (own) => find(own),
    async delete(own) {
      if (find(own)) votes.delete(own.runId);
    },
    tallyModels: async (ownerId) =>
      tallyModels([...votes.values()].filter((vote) => vote.ownerId === ownerId)),
  };
}
