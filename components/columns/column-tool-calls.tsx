import { ToolCalls } from "@/components/ui/tool-calls";
import type { Label } from "@/lib/fusion/labels";
import { useCandidate } from "./use-candidate";

/** What it called instead of answering, or beside it. */
export function ColumnToolCalls({ label }: { label: Label }) {
  const calls = useCandidate(label, (candidate) => candidate.toolCalls);
  return calls && calls.length > 0 ? <ToolCalls calls={calls} by={label} /> : null;
}
