import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FoldedPrompt } from "@/components/ui/folded-prompt";
import { useDraftStore } from "@/lib/client/draft-store";
import { stepsBefore, threadQuery } from "@/lib/client/thread-query";
import { useRun } from "@/lib/client/use-run";

/**
 * What the run below was asked, where it was opened under another prompt: after a reload, or with Back. Who writes the next prompt
 * above it knows, and a line that came with the first letter would move everything. A step of a conversation shows its prompt itself.
 */
export function AskedPrompt({ runId }: { runId: string }) {
  const asked = useRun(({ prompt }) => prompt);
  const { prompt, visited } = useDraftStore(({ draft }) => draft);
  const { data: thread } = useQuery(threadQuery(runId));
  // Until the draft has been read, nobody has visited.
  const isKnown = visited && asked !== "" && thread !== undefined;
  const differs = prompt.trim() !== asked.trim();
  const [openedApart, setOpenedApart] = useState<boolean | null>(null);
  if (isKnown && openedApart === null) setOpenedApart(differs);
  if (!isKnown || !openedApart || !differs || stepsBefore(thread, runId).length > 0) return null;
  return (
    <section aria-label="What this run was asked" className="rounded-lg border border-line px-3.5 py-2.5">
      <p className="text-muted text-xs">This run was asked</p>
      <FoldedPrompt text={asked} />
    </section>
  );
}
