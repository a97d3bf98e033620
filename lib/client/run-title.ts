import type { RunSummary } from "@/lib/contract/runs";

/** What a run is called in a line: as its owner calls it, else the first line of its prompt. */
export function toRunTitle({ title, prompt }: Pick<RunSummary, "title" | "prompt">): string {
  return title ?? prompt.trim().split("\n", 1)[0] ?? "";
}
