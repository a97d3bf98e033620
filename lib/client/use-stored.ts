import { useEffect, useState } from "react";
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";
import { useDefaultProfileStore } from "./default-profile-store";
import { useDraftStore } from "./draft-store";
import { useSetupStore } from "./setup-store";

/** Reads what this browser remembers, once, after the first paint. True from then on. */
export function useStored(): boolean {
  const [read, setRead] = useState(false);
  useEffect(() => {
    const stores = [useDraftStore, useSetupStore, useDefaultProfileStore];
    void Promise.all(stores.map((store) => store.persist.rehydrate())).then(() => {
      fillFirstVisit();
      setRead(true);
    });
  }, []);
  return read;
}

/** At the first visit the first sample stands in the editor, so that Run answers at once. */
function fillFirstVisit(): void {
  const { draft, change } = useDraftStore.getState();
  if (draft.visited) return;
  change({ visited: true, prompt: draft.prompt || (SAMPLE_PROMPTS[0]?.prompt ?? "") });
}
