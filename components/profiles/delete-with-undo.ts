import type { QueryClient } from "@tanstack/react-query";
import { showToast } from "@/components/ui/toast";
import { profileDeletes } from "@/lib/client/delete-profile";
import { refreshProfiles } from "@/lib/client/profiles-query";
import type { ProfileSummary } from "@/lib/contract/models";

/** Gone from every list at once; gone for good when the toast is. Its runs stay. */
export function deleteWithUndo({ id, name }: ProfileSummary, client: QueryClient): void {
  profileDeletes.defer(id);
  showToast({
    title: `${name} was deleted. Its runs stay.`,
    onUndo: () => profileDeletes.undo(id),
    onClose: () =>
      void profileDeletes
        .commit(id)
        .then(() => refreshProfiles(client))
        .catch(tellFailed),
  });
}

function tellFailed(error: unknown): void {
  const description = error instanceof Error ? error.message : undefined;
  showToast({ tone: "bad", title: "The profile could not be deleted.", description });
}
