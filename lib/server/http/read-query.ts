import { z } from "zod";
import { runFilterSchema } from "@/lib/contract/run-filter";
import { parseCursor } from "@/lib/server/runs/run-cursor";
import { HttpRefusal } from "./http-refusal";
import { toFieldErrors } from "./to-field-errors";

const LIMIT = "A page has 1 to 100 runs.";

export const listQuerySchema = runFilterSchema.extend({
  cursor: z
    .string()
    .optional()
    .transform((text, context) => {
      const cursor = text === undefined ? null : parseCursor(text);
      if (text !== undefined && !cursor) context.addIssue({ code: "custom", message: CURSOR });
      return cursor;
    }),
  limit: z
    .string()
    .regex(/^\d{1,3}$/, LIMIT)
    .default("30")
    .transform(Number)
    .refine((limit) => limit >= 1 && limit <= 100, LIMIT),
});

const CURSOR =
  "This is no cursor of ours: take nextCursor from the page before, or leave it out for the first page.";

/** The query as the schema reads it. Throws `HttpRefusal` naming each bad parameter. */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (parsed.success) return parsed.data;
  const errors = toFieldErrors(parsed.error.issues);
  const detail = errors.map(({ path, message }) => `${path}: ${message}`).join(" ");
  throw new HttpRefusal({ code: "invalid-query", detail, errors });
}
