import { ToolCalls } from "@/components/ui/tool-calls";
import { useShownFusion } from "@/lib/client/use-shown-fusion";

/** The writer waits for what the caller's tools give back: the answer is the next run's. */
export function AnswerToolCalls() {
  const calls = useShownFusion((fusion) => fusion?.toolCalls);
  return calls && calls.length > 0 ? <ToolCalls calls={calls} by="the writer of the answer" /> : null;
}
