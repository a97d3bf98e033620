import { z } from "zod";
import type { AttachmentRef } from "@/lib/fusion/run-request";

/** `POST /api/attachments?name=`: the file's bytes are the body. What it is, is found in them. */

/** Anthropic's limit for an image, the lowest of the providers'. */
export const MAX_IMAGE_BYTES = 5 * 1_048_576;
/** As long as a prompt may be. */
export const MAX_TEXT_FILE_CHARS = 400_000;
export const MAX_ATTACHMENTS = 10;
export const MAX_FILE_NAME_CHARS = 120;
/** What an owner may have stored that no run has. */
export const MAX_LOOSE_BYTES = 200 * 1_048_576;
/** What no run has is kept this long after it was stored. */
export const LOOSE_KEPT_HOURS = 24;

export const IMAGE_MEDIA_TYPES = ["image/png", "image/jpeg", "image/webp", "image/gif"] as const;
export type ImageMediaType = (typeof IMAGE_MEDIA_TYPES)[number];

/** For the sentences that refuse a file. */
export const TAKEN_FILES = "PNG, JPEG, WebP and GIF images, and text files in UTF-8";

export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  mediaType: z.string(),
  kind: z.enum(["image", "text"]),
  bytes: z.number().int(),
  at: z
    .number()
    .int()
    .optional()
    .describe("Where in the text of its message it stands, in characters; absent: before all of it."),
}) satisfies z.ZodType<AttachmentRef>;

export function attachmentPath(id: string): string {
  return `/api/attachments/${encodeURIComponent(id)}`;
}
