import { useEffect } from "react";
import { announce } from "@/components/ui/live-region";
import { describeChanges } from "@/lib/client/describe-changes";
import { useRunStore } from "@/lib/client/use-run";

/** Screen readers hear when something begins, ends or fails; never tokens. Changes of one moment are said together. */
const GATHER_MS = 400;

export function useRunAnnouncements(): void {
  const store = useRunStore();
  useEffect(() => {
    let said = store.getState().run;
    // What is wrong by the time that the run is first seen would else never be said.
    const first = said ? describeChanges(null, said) : [];
    if (first.length > 0) announce(first.join(" "));
    let timer: ReturnType<typeof setTimeout> | null = null;
    const say = () => {
      timer = null;
      const { run } = store.getState();
      const changes = run ? describeChanges(said, run) : [];
      said = run;
      if (changes.length > 0) announce(changes.join(" "));
    };
    const unsubscribe = store.subscribe(() => {
      timer ??= setTimeout(say, GATHER_MS);
    });
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [store]);
}
