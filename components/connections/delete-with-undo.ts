import type { QueryClient } from "@tanstack/react-query";
import { showToast } from "@/components/ui/toast";
import { refreshConnections } from "@/lib/client/connections-query";
import { connectionDeletes } from "@/lib/client/delete-connection";
import type { ConnectionView } from "@/lib/contract/connections";

/** Gone from the list at once; gone for good, with its key, when the toast is. */
export function deleteWithUndo({ id, name }: ConnectionView, client: QueryClient): void {
  connectionDeletes.defer(id);
  showToast({
    title: `${name} was deleted, and its key with it.`,
    onUndo: () => connectionDeletes.undo(id),
    onClose: () =>
      void connectionDeletes
        .commit(id)
        .then(() => refreshConnections(client))
        .catch(tellFailed),
  });
}

function tellFailed(error: unknown): void {
  const description = error instanceof Error ? error.message : undefined;
  showToast({ tone: "bad", title: "The connection could not be deleted.", description });
}
