import { showToast } from "@/components/ui/toast";
import { commitDelete, commitDeletes, deferDelete, undoDelete } from "@/lib/client/delete-run";

/** Gone from the lists at once; gone for good when the toast is. */
export function deleteWithUndo(id: string): void {
  deferDelete(id);
  showToast({
    title: "The run was deleted.",
    onUndo: () => undoDelete(id),
    onClose: () => void commitDelete(id).catch(tellFailed),
  });
}

export function deleteManyWithUndo(ids: readonly string[]): void {
  for (const id of ids) deferDelete(id);
  showToast({
    title: ids.length === 1 ? "The run was deleted." : `${ids.length} runs were deleted.`,
    onUndo: () => {
      for (const id of ids) undoDelete(id);
    },
    onClose: () => void commitDeletes(ids).catch(tellFailed),
  });
}

function tellFailed(error: unknown): void {
  const description = error instanceof Error ? error.message : undefined;
  showToast({ tone: "bad", title: "It could not be deleted.", description });
}
