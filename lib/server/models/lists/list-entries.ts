import { z } from "zod";
import type { ParsedList } from "./parsed-list";

/** A positive length in tokens; anything else is unknown. */
export const tokenLength = z.number().int().positive().nullish().catch(null);

/** The entries of a list under `key` that read as `schema`; null where there is no such list. */
export function listEntries<T>(body: unknown, key: string, schema: z.ZodType<T>): T[] | null {
  const list = z.looseObject({ [key]: z.array(z.unknown()) }).safeParse(body);
  if (!list.success) return null;
  const entries = list.data[key] as unknown[];
  return entries.flatMap((entry) => {
    const parsed = schema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
}

export function noList(provider: string): ParsedList {
  return { ok: false, message: `${provider} sent something other than a list of models.` };
}
