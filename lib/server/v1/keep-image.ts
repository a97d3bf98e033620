import type { AttachmentRef } from "@/lib/fusion/run-request";
import type { AttachmentService } from "@/lib/server/attachments/attachment-service";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { type Outcome, refuse } from "@/lib/server/refusal";
import type { V1Call } from "./v1-route";

/** Keeps an image that a message carries as a data URL; `path` names it where it is refused. */
export type KeepImage = (dataUrl: string, path: string) => Promise<Outcome<AttachmentRef>>;

const DATA_URL = /^data:[\w.+-]+\/[\w.+-]+;base64,([A-Za-z0-9+/]+={0,2})$/;

/** Reads a conversation, and drops the images that were kept of it where it is refused: no run will have them. */
export async function keepingImages<T>(
  { container: { attachments }, ownerId }: V1Call,
  read: (keepImage: KeepImage) => Promise<Outcome<T>>,
): Promise<T> {
  const kept: AttachmentRef[] = [];
  const keep = keepImageOf(ownerId, attachments);
  try {
    return requireAccepted(
      await read(async (dataUrl, path) => {
        const image = await keep(dataUrl, path);
        if (image.ok) kept.push(image.value);
        return image;
      }),
    );
  } catch (cause) {
    for (const { id } of kept) await attachments.delete(ownerId, id);
    throw cause;
  }
}

/** Stores the image of a data URL as the owner's, as if it had been uploaded; what it is, is found in its bytes. */
function keepImageOf(ownerId: string, attachments: AttachmentService): KeepImage {
  return async (dataUrl, path) => {
    const [, base64] = DATA_URL.exec(dataUrl) ?? [];
    const refused = (message: string) => refuse("invalid-body", message, { errors: [{ path, message }] });
    if (base64 === undefined)
      return refused("Send the image as data:image/png;base64,… with nothing around it.");
    const data = new Uint8Array(Buffer.from(base64, "base64"));
    const kept = await attachments.add(ownerId, { name: "image", data });
    if (!kept.ok || kept.value.kind === "image") return kept;
    await attachments.delete(ownerId, kept.value.id);
    return refused("This is no image: send PNG, JPEG, WebP or GIF.");
  };
}
