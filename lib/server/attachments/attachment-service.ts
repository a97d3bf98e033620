/**
 * Everything that can be done with attachments, each call on behalf of an owner: someone else's does not exist for them.
 * Called by the routes and by whatever starts a run; it knows nothing of HTTP.
 */
import {
  LOOSE_KEPT_HOURS,
  MAX_LOOSE_BYTES,
  MAX_TEXT_FILE_CHARS,
  TAKEN_FILES,
} from "@/lib/contract/attachments";
import type { Clock } from "@/lib/fusion/ports";
import type { AttachmentRef } from "@/lib/fusion/run-request";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { isAttachmentId } from "./attachment-id";
import type { AttachmentStore, StoredAttachment } from "./attachment-store";
import { cleanFileName } from "./clean-file-name";
import { type FoundFile, findMediaType } from "./find-media-type";

export interface AttachmentService {
  /** `data` is within the limit of an image: the reader of the body sees to that. */
  add(
    ownerId: string,
    file: { name: string; data: Uint8Array<ArrayBuffer> },
  ): Promise<Outcome<AttachmentRef>>;
  get(ownerId: string, id: string): Promise<Outcome<StoredAttachment>>;
  /** Only one that no run has. */
  delete(ownerId: string, id: string): Promise<Outcome<null>>;
  /** In the order of the ids, each once; refused where one is not the owner's. */
  refer(ownerId: string, ids: readonly string[]): Promise<Outcome<AttachmentRef[]>>;
}

export interface AttachmentServiceDeps {
  store: AttachmentStore;
  clock: Pick<Clock, "now">;
  createId(): string;
}

export function createAttachmentService({
  store,
  clock,
  createId,
}: AttachmentServiceDeps): AttachmentService {
  return {
    async add(ownerId, { name, data }) {
      const found = checkFile(findMediaType(data));
      if (!found.ok) return found;
      const ref: AttachmentRef = {
        id: createId(),
        name: cleanFileName(name),
        ...found.value,
        bytes: data.byteLength,
      };
      if ((await store.sumLooseBytes(ownerId)) + ref.bytes > MAX_LOOSE_BYTES) return refuseFull();
      await store.create({ ...ref, ownerId, data, createdAtMs: clock.now() });
      return accept(ref);
    },
    async get(ownerId, id) {
      const found = isAttachmentId(id) ? await store.find(ownerId, id) : null;
      return found ? accept(found) : refuseMissing();
    },
    async delete(ownerId, id) {
      if (!isAttachmentId(id)) return refuseMissing();
      if (await store.deleteLoose(ownerId, id)) return accept(null);
      return (await store.list(ownerId, [id])).length > 0
        ? refuse("attachment-in-use", "A run has this attachment: delete the run, and it goes with it.")
        : refuseMissing();
    },
    async refer(ownerId, ids) {
      const own = new Map(
        (await store.list(ownerId, ids.filter(isAttachmentId))).map((ref) => [ref.id, ref]),
      );
      const message = `There is no such attachment, or it is not yours. One that no run has is kept for ${LOOSE_KEPT_HOURS} hours: add the file again.`;
      const errors = ids.flatMap((id, index) =>
        own.has(id) ? [] : [{ path: `attachments.${index}`, message }],
      );
      if (errors.length > 0) {
        const named = errors.map(({ path }) => path).join(", ");
        return refuse("invalid-body", `${named}: ${message}`, { errors });
      }
      return accept([...new Set(ids)].flatMap((id) => own.get(id) ?? []));
    },
  };
}

function checkFile(found: FoundFile): Outcome<Pick<AttachmentRef, "kind" | "mediaType">> {
  switch (found.kind) {
    case "image":
      return accept({ kind: "image", mediaType: found.mediaType });
    case "text":
      return found.chars > MAX_TEXT_FILE_CHARS
        ? refuse(
            "body-too-large",
            "A text file has at most 400,000 characters: attach the part that matters.",
          )
        : accept({ kind: "text", mediaType: found.mediaType });
    case "svg":
      return refuse("unsupported-file", "SVG drawings are not taken: export it as PNG and attach that.");
    case "empty":
      return refuse("unsupported-file", "The file is empty.");
    case "unknown":
      return refuse("unsupported-file", `This kind of file is not taken. Attach ${TAKEN_FILES}.`);
  }
}

function refuseFull(): ReturnType<typeof refuse> {
  const detail = `You have 200 MiB of attachments that no run has. They are deleted ${LOOSE_KEPT_HOURS} hours after they were added; remove some, or wait.`;
  return refuse("limit-reached", detail);
}

function refuseMissing(): ReturnType<typeof refuse> {
  return refuse("not-found", "There is no such attachment, or it is not yours. It may have been deleted.");
}
