/**
 * Brings files to the server and into the draft. Called by the prompt editor. One file goes at a time: on a first visit each
 * answer would bring a cookie of its own, and all files but the last would be somebody else's.
 */
import { MAX_ATTACHMENTS } from "@/lib/contract/attachments";
import { useDraftStore } from "./draft-store";
import { addPending, changePending, findPending, removePending, usePendingFiles } from "./pending-files";
import { findTooLarge, renameShrunk, shrinkImage } from "./shrink-image";
import { uploadFile } from "./upload-file";

export interface AttachEvents {
  onAttached(name: string, shrunk: boolean): void;
  onFailed(name: string, message: string): void;
}

interface Sending {
  key: string;
  file: Blob;
  cancel: AbortController;
  shrunk: boolean;
  events: AttachEvents;
}

/** By key: what may still be sent, cancelled or shrunk. */
const sendings = new Map<string, Sending>();
let added = 0;
let line: Promise<void> = Promise.resolve();

/** Returns how many were turned away, because a prompt has at most ten. */
export function attachFiles(files: readonly File[], events: AttachEvents): number {
  const { attachments } = useDraftStore.getState().draft;
  const room = Math.max(0, MAX_ATTACHMENTS - attachments.length - usePendingFiles.getState().files.length);
  for (const file of files.slice(0, room)) {
    added += 1;
    const sending = { key: `f${added}`, file, cancel: new AbortController(), shrunk: false, events };
    sendings.set(sending.key, sending);
    addPending({
      key: sending.key,
      name: file.name || "pasted",
      bytes: file.size,
      status: "waiting",
      progress: 0,
      message: null,
      canShrink: false,
    });
    inLine(sending, () => send(sending));
  }
  return Math.max(0, files.length - room);
}

/** Sends a refused image again, drawn smaller. */
export function shrinkFile(key: string): void {
  const before = sendings.get(key);
  const pending = findPending(key);
  if (!before || !pending) return;
  changePending(key, { status: "waiting", message: null, canShrink: false });
  inLine(before, async () => {
    const file = await shrinkImage(before.file);
    changePending(key, { name: renameShrunk(pending.name, file.type), bytes: file.size });
    await send({ ...before, file, shrunk: true });
  });
}

/** Gives up a file that is on its way or was refused. */
export function dropFile(key: string): void {
  sendings.get(key)?.cancel.abort();
  sendings.delete(key);
  removePending(key);
}

function inLine(sending: Sending, work: () => Promise<void>): void {
  line = line.then(work).catch((error: Error) => fail(sending, error.message, false));
}

async function send({ key, file, cancel, shrunk, events }: Sending): Promise<void> {
  const pending = findPending(key);
  if (!pending) return;
  const tooLarge = await findTooLarge(file);
  if (tooLarge) return fail({ key, events }, tooLarge, !shrunk);
  changePending(key, { status: "sending" });
  const stored = await uploadFile({
    file,
    name: pending.name,
    onProgress: (progress) => changePending(key, { progress }),
    signal: cancel.signal,
  });
  if (cancel.signal.aborted) return;
  const { draft, change } = useDraftStore.getState();
  change({ attachments: [...draft.attachments, stored] });
  dropFile(key);
  events.onAttached(stored.name, shrunk);
}

/** Of a file that was given up meanwhile nothing is said. */
function fail({ key, events }: Pick<Sending, "key" | "events">, message: string, canShrink: boolean): void {
  const pending = findPending(key);
  if (!pending) return;
  changePending(key, { status: "failed", message, canShrink });
  events.onFailed(pending.name, message);
}
