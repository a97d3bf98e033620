/** Deletes what nobody needs: files that were added and never run, and those whose runs were deleted. Called by the container. */
import { LOOSE_KEPT_HOURS } from "@/lib/contract/attachments";
import type { Clock } from "@/lib/fusion/ports";
import { type Chore, keepDoing } from "@/lib/server/keep-doing";
import type { AttachmentStore } from "./attachment-store";

const HOUR_MS = 3_600_000;

interface UpkeepDeps {
  store: Pick<AttachmentStore, "deleteLooseBefore">;
  clock: Pick<Clock, "now">;
}

export function deleteForgotten({ store, clock }: UpkeepDeps): Promise<number> {
  return store.deleteLooseBefore(clock.now() - LOOSE_KEPT_HOURS * HOUR_MS);
}

/** Now and every hour until `signal` aborts. Resolves after the first time; reports failures. */
export function keepTidy(
  { report, ...deps }: UpkeepDeps & Pick<Chore, "report">,
  signal: AbortSignal,
): Promise<void> {
  const work = () => deleteForgotten(deps);
  const failure = "Forgotten attachments could not be deleted";
  return keepDoing({ failure, everyMs: HOUR_MS, work, report }, signal);
}
