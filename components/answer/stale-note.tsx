import { History } from "lucide-react";
import { formatList } from "@/lib/client/format";
import { useShownFusion } from "@/lib/client/use-shown-fusion";
import { useStaleLabels } from "@/lib/client/use-stale-labels";

/** Where a column was asked again after the judging: what stands here does not know its new answer. */
export function StaleNote() {
  const stale = useStaleLabels();
  const ended = useShownFusion((fusion) => fusion?.status === "completed");
  if (stale.length === 0 || !ended) return null;
  return (
    <p
      role="status"
      className="flex items-center gap-1.5 border-line border-b bg-warn-soft px-4 py-1.5 text-warn text-xs"
    >
      <History className="size-3.5 shrink-0" aria-hidden />
      {formatList(stale)} {stale.length === 1 ? "was" : "were"} asked again since. This rests on{" "}
      {stale.length === 1 ? "its" : "their"} earlier {stale.length === 1 ? "answer" : "answers"}; judge again
      to count the new.
    </p>
  );
}
