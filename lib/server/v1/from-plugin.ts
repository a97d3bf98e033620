/** OpenRouter's fusion plugin as the body of a run. */
import type { CreateRun } from "@/lib/contract/create-run";
import type { FusionPlugin } from "@/lib/contract/openai/fusion-plugin";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { CallerField } from "./caller-fields";

export interface Described {
  body: Partial<CreateRun>;
  fields: CallerField[];
}

/** `path`: where the plugin stands in the call. */
export async function fromPlugin(
  { analysis_models, model, preset }: FusionPlugin,
  path: string,
  toWireId: (name: string) => Promise<string>,
): Promise<Outcome<Described>> {
  const profile = preset == null ? undefined : findPreset(preset);
  if (profile === null) {
    const message = `There is no preset "${preset}" here: use quality or budget.`;
    return refuse("invalid-body", message, { errors: [{ path: `${path}.preset`, message }] });
  }
  const pool = await Promise.all(
    (analysis_models ?? []).map(async (name) => ({ model: await toWireId(name) })),
  );
  return accept({
    body: {
      ...(profile && { profile }),
      ...(pool.length > 0 && { pool }),
      ...(model && { judge: { models: [await toWireId(model)] } }),
    },
    fields: [
      ...(profile ? [toField("profile", `${path}.preset`)] : []),
      ...pool.map((_, index) => toField(`pool.${index}`, `${path}.analysis_models.${index}`)),
      ...(model ? [toField("judge.models", `${path}.model`)] : []),
    ],
  });
}

function toField(ofRun: string, ofCaller: string): CallerField {
  return { ofRun, ofCaller, whole: true };
}

/** OpenRouter's presets are named by what they are for and how dear they are. */
function findPreset(preset: string): "quality" | "budget" | null {
  if (/(^|-)(quality|high)$/.test(preset)) return "quality";
  if (/(^|-)(budget|low)$/.test(preset)) return "budget";
  return null;
}
