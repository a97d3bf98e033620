/**
 * A run that is live goes on when its guest signs in: what they owned is then their account's, this run included. So whose
 * connections and files its calls are made with is looked up at each call. Called by the container.
 */
import type { AttachmentService } from "@/lib/server/attachments/attachment-service";
import type { OwnerModels } from "@/lib/server/connections/owner-models";
import type { RunStore } from "./run-store";

export interface FollowOwnerDeps {
  store: Pick<RunStore, "find">;
  models: Pick<OwnerModels, "forOwner">;
  attachments: Pick<AttachmentService, "get">;
}

/** The same calls as in `deps`, whoever they are said to be for: made for the run's owner of that moment. */
export interface FollowedOwner extends Omit<FollowOwnerDeps, "store"> {
  find(): Promise<string>;
}

/** `ownerId`: the owner for as long as there is no such run in the store, before it is stored and once it is deleted. */
export function followOwner(
  { runId, ownerId }: { runId: string; ownerId: string },
  { store, models, attachments }: FollowOwnerDeps,
): FollowedOwner {
  const find = async () => (await store.find(runId))?.ownerId ?? ownerId;
  async function asOwner<T>(act: (owner: string) => Promise<T>): Promise<T> {
    const before = await find();
    const done = await act(before);
    // It may have changed hands while that was read, once: then what was read is of nobody any more.
    const now = await find();
    return now === before ? done : act(now);
  }
  return {
    find,
    models: { forOwner: () => asOwner(models.forOwner) },
    attachments: { get: (_owner, id) => asOwner((owner) => attachments.get(owner, id)) },
  };
}
