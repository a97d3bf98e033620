/** Deletes what nobody needs: files that were added and never run, and those whose runs were deleted. Called by the container. */
import { LOOSE_KEPT_HOURS } from "@/lib/contract/attachments";
import type { Clock } from "@/lib/fusion/ports";
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
export async function keepTidy(
  deps: UpkeepDeps & { report: (what: string, cause: unknown) => void },
  signal: AbortSignal,
): Promise<void> {
  const attempt = async () => {
    await deleteForgotten(deps).catch((cause: unknown) =>
      deps.report("Forgotten attachments could not be deleted", cause),
    );
  };
  await attempt();
  if (signal.aborted) return;
  const timer = setInterval(() => void attempt(), HOUR_MS);
  timer.unref();
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
}
