/** OpenRouter's `plugins`, by which a client written for its fusion goes on working. */
import { z } from "zod";
import { MAX_POOL } from "@/lib/fusion/labels";

const modelName = z.string().trim().min(1).max(300);
const ONLY_FUSION = "Of plugins, only fusion is known here: remove the others.";

/** Models are named as OpenRouter names them. */
export const fusionPluginSchema = z.strictObject({
  id: z.literal("fusion", ONLY_FUSION),
  enabled: z.boolean().nullish(),
  analysis_models: z.array(modelName).min(1).max(MAX_POOL, `At most ${MAX_POOL} analysis models.`).nullish(),
  /** The judge. */
  model: modelName.nullish(),
  /** `general-high` and the like; what is not known here is refused. */
  preset: z.string().max(80).nullish(),
  max_completion_tokens: z
    .int()
    .min(1)
    .max(1_000_000)
    .nullish()
    .describe("What each member may write, and the judge beside its findings."),
  /** No model of a panel searches the web here; the limit holds by itself. */
  max_tool_calls: z.int().min(1).max(16).nullish(),
});
export type FusionPlugin = z.infer<typeof fusionPluginSchema>;

/** Another one, which does nothing. */
const disabledPluginSchema = z.looseObject({
  id: z.string().refine((id) => id !== "fusion", ONLY_FUSION),
  enabled: z.literal(false, ONLY_FUSION),
});
export type Plugin = FusionPlugin | z.infer<typeof disabledPluginSchema>;

export function isFusionPlugin(plugin: Plugin): plugin is FusionPlugin {
  return plugin.id === "fusion";
}

export const pluginsSchema = z
  .array(z.union([fusionPluginSchema, disabledPluginSchema]))
  .max(8)
  .superRefine((plugins, context) => {
    const [, second] = plugins.flatMap((plugin, index) => (isFusionPlugin(plugin) ? [index] : []));
    if (second === undefined) return;
    const message = "There is a fusion plugin before this one: describe the fusion once.";
    context.addIssue({ code: "custom", path: [second], message });
  });
