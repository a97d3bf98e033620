import { z } from "zod";
import { costSchema } from "./cost";
import { waitSchema } from "./create-run";
import { budgetViewSchema } from "./usage";

/** `POST /api/estimate`: what the run of that body would cost and how it would be judged, without starting it. */
export const estimateSchema = z.object({
  expected: costSchema,
  /** The most it can come to. */
  worst: costSchema,
  /** Why the run's own cap would refuse it; null: it would not, or there is none. */
  overCap: z.string().nullable(),
  /** Models without a known price: their share is in neither figure. */
  unpriced: z.array(z.string()),
  /** What the judge resolves to, in order of preference. */
  judge: z.array(z.string()),
  wait: waitSchema,
  /** The monthly budgets that whoever asks is held to, as they stand now. */
  budgets: z.array(budgetViewSchema),
});
export type Estimate = z.infer<typeof estimateSchema>;
