import { showToast } from "@/components/ui/toast";
import { commitDelete, deferDelete, undoDelete } from "@/lib/client/delete-run";

/** Gone from the lists at once; gone for good when the toast is. */
export function deleteWithUndo(id: string): void {
  deferDelete(id);
  showToast({
    title: "The run was deleted.",
    onUndo: () => undoDelete(id),
    onClose: () => void commitDelete(id).catch(tellFailed),
  });
}

function tellFailed(error: unknown): void {
  const description = error instanceof Error ? error.message : undefined;
  showToast({ tone: "bad", title: "The run could not be deleted.", description });
}
