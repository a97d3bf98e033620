import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { RunVote } from "@/lib/contract/votes";
import type { RunState } from "@/lib/fusion/run-state";
import { useBlindStore } from "./blind-store";
import { PROFILES_KEY } from "./profiles-query";
import { useBlind } from "./use-blind";
import { useRun, useRunStore } from "./use-run";
import { castVote, modelVotesQuery, voteQuery, withdrawVote } from "./vote-query";

export interface Voting {
  /** The run has ended, and there is more than one answer to choose from. */
  isOpen: boolean;
  /** A candidate's label or a fusion's id; null: no vote. */
  pick: string | null;
  pending: boolean;
  cast(pick: string): void;
  withdraw(): void;
}

/** Which answer of the run its owner would use, and the ways to say so. */
export function useVote(onRefused?: (message: string) => void): Voting {
  const { runId, access } = useRunStore();
  const client = useQueryClient();
  const blind = useBlind();
  const isOpen = useRun((run) => hasEnded(run) && answersOf(run).length > 1) && !access.readOnly;
  const { data } = useQuery({ ...voteQuery(runId), enabled: isOpen });
  const vote = useMutation<RunVote, Error, string | null>({
    async mutationFn(pick) {
      if (pick !== null) return castVote(runId, { pick, blind });
      await withdrawVote(runId);
      return { vote: null };
    },
    onSuccess: (cast) => {
      if (cast.vote) useBlindStore.getState().reveal(runId);
      client.setQueryData(voteQuery(runId).queryKey, cast);
      // Records count votes, and so does the Models page.
      void client.invalidateQueries({ queryKey: PROFILES_KEY });
      void client.invalidateQueries({ queryKey: modelVotesQuery.queryKey });
    },
    onError: ({ message }) => onRefused?.(message),
  });
  const { mutate } = vote;
  return {
    isOpen,
    pick: data?.vote?.pick ?? null,
    pending: vote.isPending,
    cast: useCallback((pick: string) => mutate(pick), [mutate]),
    withdraw: useCallback(() => mutate(null), [mutate]),
  };
}

export function hasEnded({ status }: RunState): boolean {
  return status === "completed" || status === "failed" || status === "stopped";
}

/** What can be picked: candidates by their labels, then final answers that are not a candidate's own words. */
export function answersOf({ candidates, fusions }: RunState): string[] {
  const own = candidates.filter(({ text }) => text.trim() !== "");
  const texts = new Set(own.map(({ text }) => text));
  const fused = fusions.filter(({ answer }) => answer.trim() !== "" && !texts.has(answer));
  return [...own.map(({ label }) => label), ...fused.map(({ id }) => id)];
}
