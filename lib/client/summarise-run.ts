import type { RunState } from "@/lib/fusion/run-state";
import { formatList } from "./format";

/** How an ended run ended, in a line: "3 of 4 answered, C failed". */
export function summariseRun(run: RunState): string {
  const total = run.candidates.length;
  const of = (status: string) =>
    run.candidates.filter((candidate) => candidate.status === status).map((candidate) => candidate.label);
  const parts = [`${of("completed").length} of ${total} answered`];
  if (of("failed").length > 0) parts.push(`${formatList(of("failed"))} failed`);
  if (of("stopped").length > 0)
    parts.push(`${formatList(of("stopped"))} ${of("stopped").length === 1 ? "was" : "were"} stopped`);
  const text = parts.join(", ");
  return run.status === "stopped" ? `Stopped: ${text}` : text;
}
