import { z } from "zod";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "A day is written as 2026-11-20.");

/** `GET /api/usage?from=&to=&of=`: days in UTC, both included; `of=instance` is for its admins. */
export const usageQuerySchema = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  of: z.enum(["me", "instance"], { error: "Either me or instance." }).default("me"),
});
export type UsageQuery = z.infer<typeof usageQuerySchema>;

/** Sums add up to the micro-dollar, in every table. */
const amountsSchema = z.object({
  /** Reported by a provider, or computed from its counts and prices. USD. */
  knownUsd: z.number(),
  /** Guessed for calls that were cut off. USD. */
  estimatedUsd: z.number(),
  /** Calls whose cost nobody knows: in neither sum, and not zero. */
  unknownCalls: z.number().int(),
  calls: z.number().int(),
});
export type Amounts = z.infer<typeof amountsSchema>;

export const usageRowSchema = amountsSchema.extend({
  key: z.string(),
  /** For a person; the key where there is no other name. */
  name: z.string(),
});
export type UsageRow = z.infer<typeof usageRowSchema>;

export const budgetViewSchema = z.object({
  scope: z.enum(["account", "instance"]),
  /** As in 2026-11, UTC. */
  month: z.string(),
  limitUsd: z.number(),
  spentUsd: z.number(),
  /** What runs under way may still come to. */
  heldUsd: z.number(),
  /** Four fifths or more are used up. */
  warning: z.boolean(),
});
export type BudgetView = z.infer<typeof budgetViewSchema>;

export const usageSchema = z.object({
  from: z.string(),
  to: z.string(),
  total: amountsSchema,
  /** Every day of the period, also those without a call. */
  days: z.array(usageRowSchema),
  profiles: z.array(usageRowSchema),
  models: z.array(usageRowSchema),
  connections: z.array(usageRowSchema),
  /** Present where the whole instance was asked for. */
  people: z.array(usageRowSchema).nullable(),
  /** The running month at its pace so far (what is known and estimated, divided by the part of the month gone by); null before a day has passed. */
  projectedMonthUsd: z.number().nullable(),
  budgets: z.array(budgetViewSchema),
});
export type Usage = z.infer<typeof usageSchema>;
