import { z } from "zod";

/** One row of `GET /api/runs`. */
export const runSummarySchema = z.object({
  id: z.string(),
  status: z.enum(["queued", "running", "completed", "failed", "stopped", "interrupted"]),
  /** The first 200 characters of the prompt. */
  prompt: z.string(),
  createdAt: z.string(),
  mode: z.enum(["best-of", "merge", "debate"]),
  /** Names in the pool's order. */
  members: z.array(z.string()),
  /** The last fusion's outcome in a few words, as the head of the answer says it; null before. */
  outcome: z.string().nullable(),
  cost: z.object({
    usd: z.number().nullable(),
    source: z.enum(["reported", "computed", "estimated", "unknown"]),
    atLeastUsd: z.number().optional(),
  }),
  wallMs: z.number().nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

/** `GET /api/runs?q=&cursor=&limit=` */
export const runListSchema = z.object({
  items: z.array(runSummarySchema),
  nextCursor: z.string().nullable(),
});
export type RunList = z.infer<typeof runListSchema>;
