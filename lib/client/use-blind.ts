import { useQuery } from "@tanstack/react-query";
import { createContext, useContext, useEffect } from "react";
import { useBlindStore } from "./blind-store";
import { voteQuery } from "./vote-query";

/** True inside a run whose names are hidden. What it would show of them is not even there: see `blind-run-store.ts`. */
export const BlindContext = createContext(false);

export function useBlind(): boolean {
  return useContext(BlindContext);
}

/** Whether names are hidden where no vote has shown them. Hidden also until this browser's choice has been read. */
export function useBlindChoice(): boolean {
  const { on, isRead } = useBlindStore();
  useEffect(() => {
    if (!useBlindStore.getState().isRead) void useBlindStore.persist.rehydrate();
  }, []);
  return on || !isRead;
}

/** Whether a run's names are hidden: until its vote is cast, and until it is known whether there is one. Null: no run. */
export function useIsBlind(runId: string | null): boolean {
  const blind = useBlindChoice();
  const { on, revealed } = useBlindStore();
  const { data } = useQuery({ ...voteQuery(runId ?? ""), enabled: on && runId !== null });
  if (!blind || runId === null) return blind;
  return !revealed.has(runId) && !data?.vote;
}
