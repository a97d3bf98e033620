import { showToast } from "@/components/ui/toast";
import { useBulk } from "@/lib/client/run-marks";
import { type Bulk, tagSchema } from "@/lib/contract/run-marks";
import type { RunSummary } from "@/lib/contract/runs";

type MarkAction = Exclude<Bulk["action"], "delete">;

const REVERSE = { star: "unstar", unstar: "star", tag: "untag", untag: "tag" } as const;

interface Marking {
  action: MarkAction;
  /** Of `tag` and `untag`. */
  tag?: string;
}

/** Stars and tags many runs at once, says how many it changed, and takes it back from exactly those. */
export function useBulkMarks(): (runs: readonly RunSummary[], marking: Marking) => Promise<void> {
  const bulk = useBulk();
  const send = async (ids: string[], { action, tag }: Marking) =>
    bulk(action === "tag" || action === "untag" ? { ids, action, tag: tag ?? "" } : { ids, action });
  return async (runs, marking) => {
    const meant = { ...marking, ...(marking.tag !== undefined && { tag: tagSchema.parse(marking.tag) }) };
    const others = runs.filter((run) => !isSo(run, meant)).map(({ id }) => id);
    if (others.length === 0) return void showToast({ title: describeSo(meant) });
    try {
      const { ids } = await send(others, meant);
      const full = others.length - ids.length;
      showToast({
        title: `${countRuns(ids.length)} ${ids.length === 1 ? "was" : "were"} ${describe(meant)}.`,
        ...(full > 0 && {
          description: `${countRuns(full)} could not be: gone, or with all the tags a run can have.`,
        }),
        ...(ids.length > 0 && {
          onUndo: () => void send(ids, { ...meant, action: REVERSE[meant.action] }).catch(tellFailed),
        }),
      });
    } catch (error) {
      tellFailed(error);
    }
  };
}

/** Whether a run is as it is meant to be already. */
function isSo({ starred, tags }: RunSummary, { action, tag = "" }: Marking): boolean {
  if (action === "star" || action === "unstar") return starred === (action === "star");
  return tags.includes(tag) === (action === "tag");
}

function describe({ action, tag }: Marking): string {
  if (action === "star") return "starred";
  if (action === "unstar") return "unstarred";
  return action === "tag" ? `tagged “${tag}”` : `freed of the tag “${tag}”`;
}

function describeSo({ action, tag }: Marking): string {
  if (action === "star") return "All of them are starred.";
  if (action === "unstar") return "None of them is starred.";
  return action === "tag" ? `All of them have the tag “${tag}”.` : `None of them has the tag “${tag}”.`;
}

function countRuns(runs: number): string {
  return runs === 1 ? "1 run" : `${runs} runs`;
}

function tellFailed(error: unknown): void {
  const description = error instanceof Error ? error.message : undefined;
  showToast({ tone: "bad", title: "It could not be done.", description });
}
