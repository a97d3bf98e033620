import { z } from "zod";
import { LABELS } from "@/lib/fusion/labels";
import { runSummarySchema } from "./runs";

/** `GET /api/runs/:id/thread`: the runs of its conversation, oldest first. A run that follows nothing up is its only step. */
export const threadStepSchema = runSummarySchema
  .pick({ id: true, status: true, prompt: true, title: true, createdAt: true, outcome: true })
  .extend({
    /** The step it follows up; null: none, or it was deleted. */
    follows: z.string().nullable(),
    /** Which of that step's answers it goes on from; null: it follows nothing up. */
    pick: z.union([z.literal("fused"), z.enum(LABELS)]).nullable(),
  });
export type ThreadStep = z.infer<typeof threadStepSchema>;

export const threadSchema = z.object({ items: z.array(threadStepSchema) });
export type Thread = z.infer<typeof threadSchema>;
