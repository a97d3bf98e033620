import { z } from "zod";
import { costSchema } from "./cost";
import { RUN_SOURCES } from "./run-client";

/** Where a search found what it looked for. */
export const snippetSchema = z.object({
  text: z.string(),
  /** Where the words stand in `text`: from and to, in UTF-16 units, in order, apart from each other. */
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** Whether more stands before and after it. */
  cut: z.object({ before: z.boolean(), after: z.boolean() }),
});
export type Snippet = z.infer<typeof snippetSchema>;

/** How fusing came out. */
export const FUSED_AS = ["merged", "best-single", "only-candidate", "as-written", "tool-calls"] as const;
/** As a row of the list has it: also that no judge could. */
export const LISTED_AS = [...FUSED_AS, "judge-failed"] as const;

/** One row of `GET /api/runs`. */
export const runSummarySchema = z.object({
  id: z.string(),
  status: z.enum(["queued", "running", "completed", "failed", "stopped", "interrupted"]),
  /** The first 200 characters of the prompt. */
  prompt: z.string(),
  /** What its owner calls it; null: by its prompt. */
  title: z.string().nullable(),
  starred: z.boolean(),
  /** In alphabetical order. */
  tags: z.array(z.string()),
  hasNote: z.boolean(),
  /** It has a permalink. */
  shared: z.boolean(),
  /** The profile it was started with; null: none. */
  profile: z.string().nullable(),
  /** Where it was asked for. */
  source: z.enum(RUN_SOURCES),
  createdAt: z.string(),
  mode: z.enum(["best-of", "merge", "debate"]),
  /** Names in the pool's order. */
  members: z.array(z.string()),
  /** The last fusion's outcome in a few words, as the head of the answer says it; null before. */
  outcome: z.string().nullable(),
  /** How the last fusion came out; null: not fused. */
  fusedAs: z.enum(LISTED_AS).nullable(),
  cost: costSchema,
  wallMs: z.number().nullable(),
  /** Where it stands among the runs of its conversation; absent: it is the only one. */
  thread: z.object({ step: z.number().int(), of: z.number().int() }).optional(),
  /** Present in the answer to a search. */
  snippet: snippetSchema.optional(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** `GET /api/runs?q=&cursor=&limit=`, and what `run-filter.ts` has. */
export const runListSchema = z.object({
  items: z.array(runSummarySchema),
  nextCursor: z.string().nullable(),
});
export type RunList = z.infer<typeof runListSchema>;
