import { z } from "zod";

/** What its owner notes of a run: `PATCH /api/runs/:id`, and `POST /api/runs/bulk` for many. */
export const MAX_TITLE_CHARS = 200;
export const MAX_NOTE_CHARS = 10_000;
export const MAX_TAGS = 20;
export const MAX_TAG_CHARS = 40;
export const MAX_BULK_RUNS = 500;

/** A tag is one line; blanks around it and twice in it are nobody's meaning. */
export const tagSchema = z
  .string()
  .transform((text) => text.replace(/\s+/g, " ").trim())
  .pipe(
    z
      .string()
      .min(1, "A tag has a name.")
      .max(MAX_TAG_CHARS, `A tag has at most ${MAX_TAG_CHARS} characters.`),
  );

const emptyIsNone = (text: string | null) => text || null;

export const changeMarksSchema = z
  .strictObject({
    /** Empty or null: by its prompt again. */
    title: z
      .string()
      .transform((text) => text.replace(/\s+/g, " ").trim())
      .pipe(z.string().max(MAX_TITLE_CHARS, `A title has at most ${MAX_TITLE_CHARS} characters.`))
      .nullable()
      .transform(emptyIsNone)
      .optional(),
    /** Empty or null: none. */
    note: z
      .string()
      .max(MAX_NOTE_CHARS, `A note has at most ${MAX_NOTE_CHARS} characters.`)
      .nullable()
      .transform((text) => (text?.trim() ? text : null))
      .optional(),
    starred: z.boolean().optional(),
    /** All of them, in place of those before. */
    tags: z.array(tagSchema).max(MAX_TAGS, `A run has at most ${MAX_TAGS} tags.`).optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: "Say what to change: title, note, starred or tags.",
  });
export type ChangeMarks = z.infer<typeof changeMarksSchema>;

export const runMarksSchema = z.object({
  title: z.string().nullable(),
  note: z.string().nullable(),
  starred: z.boolean(),
  tags: z.array(z.string()),
});
export type RunMarksView = z.infer<typeof runMarksSchema>;

const ids = z
  .array(z.string().max(100))
  .min(1, "Name at least one run.")
  .max(MAX_BULK_RUNS, `At most ${MAX_BULK_RUNS} runs at once.`);

export const bulkSchema = z.discriminatedUnion("action", [
  z.strictObject({ ids, action: z.enum(["delete", "star", "unstar"]) }),
  z.strictObject({ ids, action: z.enum(["tag", "untag"]), tag: tagSchema }),
]);
export type Bulk = z.infer<typeof bulkSchema>;

/** Which runs it was done to. Those that are not the caller's, or not there, or have no room for another tag, are not among them. */
export const bulkResultSchema = z.object({ ids: z.array(z.string()) });
export type BulkResult = z.infer<typeof bulkResultSchema>;

/** `GET /api/runs/tags`: all that the owner uses. */
export const tagListSchema = z.object({
  items: z.array(z.object({ tag: z.string(), runs: z.number().int() })),
});
export type TagList = z.infer<typeof tagListSchema>;
