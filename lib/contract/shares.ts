import { z } from "zod";

/** `link`: whoever has it; `instance`: who is signed in here. */
export const AUDIENCES = ["link", "instance"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** `POST /api/runs/:id/share`. Again: what is absent stays as it is. */
export const shareRunSchema = z.strictObject({
  audience: z.enum(AUDIENCES).optional(),
  showCosts: z.boolean().optional(),
  /** Null: never. */
  expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
});
export type ShareRun = z.infer<typeof shareRunSchema>;

/** What its owner sees of a permalink. */
export const shareViewSchema = z.object({
  slug: z.string(),
  url: z.string(),
  audience: z.enum(AUDIENCES),
  showCosts: z.boolean(),
  expiresAt: z.string().nullable(),
  /** Nobody can open it any more. */
  expired: z.boolean(),
  createdAt: z.string(),
  /** The run went on after what the permalink shows. */
  outgrown: z.boolean(),
});
export type ShareView = z.infer<typeof shareViewSchema>;

/** `GET /api/runs/:id/share`. Null: it has no permalink. */
export const shareAnswerSchema = z.object({ share: shareViewSchema.nullable() });

export function sharePath(slug: string): string {
  return `/s/${encodeURIComponent(slug)}`;
}

export function sharedAttachmentPath(slug: string, id: string): string {
  return `${shareApiPath(slug)}/attachments/${encodeURIComponent(id)}`;
}

export function shareApiPath(slug: string): string {
  return `/api/shares/${encodeURIComponent(slug)}`;
}
