import { z } from "zod";

/** Where a run was asked for. */
export const RUN_SOURCES = ["page", "api", "mcp"] as const;
export type RunSource = (typeof RUN_SOURCES)[number];

/** What a program said with its call. Never shown on a permalink. */
export const runClientSchema = z.object({
  source: z.enum(RUN_SOURCES),
  /** The token it called with, by the name it had then; null: it had none. */
  token: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Whom the program acts for, in its own words. */
  user: z.string().nullable(),
  metadata: z.record(z.string(), z.string()),
  /** What its answer repeats of the request, for whoever asks for the answer again. Absent: nothing. */
  repeats: z.record(z.string(), z.unknown()).optional(),
});
export type RunClient = z.infer<typeof runClientSchema>;
