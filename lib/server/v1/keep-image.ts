import type { AttachmentRef } from "@/lib/fusion/run-request";
import type { AttachmentService } from "@/lib/server/attachments/attachment-service";
import { type Outcome, refuse } from "@/lib/server/refusal";

/** Keeps an image that a message carries as a data URL; `path` names it where it is refused. */
export type KeepImage = (dataUrl: string, path: string) => Promise<Outcome<AttachmentRef>>;

const DATA_URL = /^data:[\w.+-]+\/[\w.+-]+;base64,([A-Za-z0-9+/]+={0,2})$/;

/** Stores the image of a data URL as the owner's, as if it had been uploaded; what it is, is found in its bytes. */
export function keepImageOf(ownerId: string, attachments: Pick<AttachmentService, "add">): KeepImage {
  return async (dataUrl, path) => {
    const [, base64] = DATA_URL.exec(dataUrl) ?? [];
    const refused = (message: string) => refuse("invalid-body", message, { errors: [{ path, message }] });
    if (base64 === undefined)
      return refused("Send the image as data:image/png;base64,… with nothing around it.");
    const data = new Uint8Array(Buffer.from(base64, "base64"));
    const kept = await attachments.add(ownerId, { name: "image", data });
    return kept.ok ? onlyImage(kept, refused) : kept;
  };
}

function onlyImage<T extends { kind: string }>(
  kept: Outcome<T> & { ok: true },
  refused: (message: string) => Outcome<T>,
): Outcome<T> {
  return kept.value.kind === "image" ? kept : refused("This is no image: send PNG, JPEG, WebP or GIF.");
}
