/** What the requests of the OpenAI-compatible API have in common, and what is wrong between two of their fields. */
import { z } from "zod";
import { MAX_FALLBACKS } from "@/lib/contract/create-run";
import { fusionBlockSchema } from "./fusion-block";
import { isFusionPlugin, type Plugin, pluginsSchema } from "./fusion-plugin";
import { openRouterFields } from "./openrouter-fields";

export const tokenLimitSchema = z.int("A whole number of tokens.").min(1, "At least 1 token.").max(1_000_000);
export const jsonObjectSchema = z.record(z.string(), z.unknown());
export const functionNameSchema = z
  .string()
  .regex(/^[\w-]{1,64}$/, "1 to 64 letters, digits, underscores and dashes.");
export const descriptionSchema = z.string().max(20_000);
export const effortSchema = z.enum(["none", "minimal", "low", "medium", "high", "xhigh", "max"]);

/** Whom to ask, on whose behalf, and what becomes of it. */
export const sharedFields = {
  model: z
    .string("Name a model, for example fusion.")
    .trim()
    .min(1, "Name a model, for example fusion.")
    .max(300)
    .describe("`fusion`, `fusion/<profile>`, `openrouter/fusion`, or the id of one model."),
  stream: z.boolean().optional(),
  temperature: z.number().min(0, "From 0 to 2.").max(2, "From 0 to 2.").optional(),
  top_p: z.number().min(0, "From 0 to 1.").max(1, "From 0 to 1.").optional(),
  parallel_tool_calls: z.boolean().optional(),
  user: z.string().max(500).optional(),
  metadata: z
    .record(z.string().max(64), z.string().max(512))
    .refine((metadata) => Object.keys(metadata).length <= 16, "At most 16 entries.")
    .optional(),
  store: z
    .boolean()
    .optional()
    .describe(
      "Whether the run is kept in the history. Of chat completions, a fusion is unless this is false, one model only where it is true.",
    ),
  detach: z.boolean().optional().describe("Of a stored run: it goes on when the caller leaves."),
  models: z
    .array(z.string().trim().min(1).max(300))
    .max(MAX_FALLBACKS, `At most ${MAX_FALLBACKS} fallbacks.`)
    .optional()
    .describe("Fallbacks of one model, asked in this order where it fails."),
  fusion: fusionBlockSchema.optional(),
  plugins: pluginsSchema.optional(),
  ...openRouterFields,
};

export const DESCRIBED_TWICE = "Describe the fusion once: in the fusion block or as a plugin.";

/** A fusion that is described in the call: by its block, or by OpenRouter's plugin. */
interface Described {
  model: string;
  fusion?: unknown;
  plugins?: Plugin[] | undefined;
}

export function isDescribedTwice({ fusion, plugins = [] }: Described): boolean {
  return fusion !== undefined && plugins.some(isFusionPlugin);
}

/** Of a choice that cannot be made among the tools that were sent; null where it can. */
export function findChoiceFault(
  choice: string | { name: string } | undefined,
  tools: readonly string[],
  asked: Described,
): string | null {
  if (typeof choice === "object")
    return tools.includes(choice.name)
      ? null
      : `There is no tool ${choice.name}: send it with the call, or choose another.`;
  if (choice !== "required" || tools.length > 0 || isPanelForced(asked)) return null;
  return "There are no tools to choose from: send tools with it, or leave it out.";
}

/** OpenRouter's panel is a tool that a model calls, and clients require the call; here it is always asked. */
function isPanelForced({ model, plugins = [] }: Described): boolean {
  return (
    model === "openrouter/fusion" ||
    plugins.some((plugin) => isFusionPlugin(plugin) && plugin.enabled !== false)
  );
}
