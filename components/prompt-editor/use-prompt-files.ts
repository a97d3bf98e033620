import { announce } from "@/components/ui/live-region";
import { showToast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { type AttachEvents, attachFiles, dropFile, shrinkFile } from "@/lib/client/attach-files";
import { attachmentDeletes } from "@/lib/client/delete-attachment";
import { useDraftStore } from "@/lib/client/draft-store";
import { type PendingFile, usePendingFiles } from "@/lib/client/pending-files";
import { SHRUNK_SIDE_PX } from "@/lib/client/shrink-image";
import { MAX_ATTACHMENTS } from "@/lib/contract/attachments";
import type { AttachmentRef } from "@/lib/fusion/run-request";

export interface PromptFiles {
  attachments: readonly AttachmentRef[];
  pending: readonly PendingFile[];
  add: (files: readonly File[]) => void;
  remove: (attachment: AttachmentRef) => void;
  shrink: (key: string) => void;
  drop: (key: string) => void;
}

/** The files of the prompt that is being written, with what is said about them. */
export function usePromptFiles(): PromptFiles {
  const attachments = useDraftStore(({ draft }) => draft.attachments);
  const pending = usePendingFiles(({ files }) => files);
  return { attachments, pending, add, remove, shrink: shrinkFile, drop: dropFile };
}

function add(files: readonly File[]): void {
  const turnedAway = attachFiles(files, EVENTS);
  if (turnedAway === 0) return;
  const them = turnedAway === 1 ? "One file was" : `${turnedAway} files were`;
  showToast({ tone: "bad", title: `A prompt has at most ${MAX_ATTACHMENTS} attachments. ${them} left out.` });
}

const EVENTS: AttachEvents = {
  onAttached(name, shrunk) {
    if (!shrunk) return announce(`${name} is attached.`);
    const side = SHRUNK_SIDE_PX.toLocaleString("en");
    showToast({ title: `${name} is attached, shrunk to at most ${side} pixels a side.` });
  },
  onFailed: (name, message) => announce(`${name} could not be attached. ${message}`),
};

/** Gone from the prompt at once, from the server when the toast is. */
function remove(attachment: AttachmentRef): void {
  const { id, name } = attachment;
  const { draft, change } = useDraftStore.getState();
  const place = draft.attachments.indexOf(attachment);
  change({ attachments: draft.attachments.filter((one) => one.id !== id) });
  attachmentDeletes.defer(id);
  const undo = () => {
    attachmentDeletes.undo(id);
    const now = useDraftStore.getState().draft.attachments;
    change({ attachments: now.toSpliced(Math.max(0, place), 0, attachment) });
    announce(`${name} is attached again.`);
  };
  showToast({ title: `${name} was removed.`, onUndo: undo, onClose: () => void commit(id) });
}

/** One that a run has stays with it, and one that is gone is gone. */
async function commit(id: string): Promise<void> {
  try {
    await attachmentDeletes.commit(id);
  } catch (error) {
    const isSettled = error instanceof ApiError && (error.status === 409 || error.status === 404);
    if (isSettled) return;
    const description = error instanceof Error ? error.message : undefined;
    showToast({ tone: "bad", title: "An attachment could not be deleted.", description });
  }
}
