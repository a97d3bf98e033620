import { z } from "zod";
import { MODES } from "@/lib/fusion/run-request";
import { RUN_SOURCES } from "./run-client";

/**
 * What a list of runs is narrowed by: query parameters of `GET /api/runs` and, under the same names, of the history page's
 * address. Each that is there must hold. Unknown names are refused, so that a misspelt filter never shows everything.
 */
export const RUN_STATUS_FILTERS = ["running", "completed", "failed", "stopped"] as const;

const flag = z.enum(["true", "false"], "true or false.").transform((text) => text === "true");

const MOMENT = "A day as in 2026-11-20, or a moment as in 2026-11-20T09:00:00Z.";
const moment = z.union([z.iso.date(MOMENT), z.iso.datetime({ offset: true, error: MOMENT })], MOMENT);

const AMOUNT = "An amount in USD, as in 0.05.";
const amount = z
  .string()
  .regex(/^\d{1,6}(\.\d{1,6})?$/, AMOUNT)
  .transform(Number);

export const runFilterSchema = z.strictObject({
  q: z
    .string()
    .max(500, "Search for at most 500 characters.")
    .optional()
    .describe('Words, "phrases in quotes"; the last word may go on.'),
  mode: z.enum(MODES, `One of ${MODES.join(", ")}.`).optional(),
  profile: z.string().min(1, "A profile's id.").max(80, "A profile's id.").optional(),
  model: z.string().min(1, "A model's id.").max(400, "A model's id.").optional(),
  from: moment.optional(),
  to: moment.optional().describe("A day is in with all of it."),
  minCostUsd: amount.optional(),
  maxCostUsd: amount.optional(),
  starred: flag.optional(),
  status: z.enum(RUN_STATUS_FILTERS, `One of ${RUN_STATUS_FILTERS.join(", ")}.`).optional(),
  tag: z.string().min(1, "A tag.").max(40, "A tag has at most 40 characters.").optional(),
  shared: flag.optional(),
  /** Who asked: a page, or a program by the API or as an MCP tool. */
  source: z.enum(RUN_SOURCES, `One of ${RUN_SOURCES.join(", ")}.`).optional(),
});
export type RunFilterQuery = z.infer<typeof runFilterSchema>;

/** As in an address. */
export type RunFilterParams = { [Name in keyof RunFilterQuery]?: string };

export const RUN_FILTER_NAMES = Object.keys(runFilterSchema.shape) as (keyof RunFilterQuery)[];
