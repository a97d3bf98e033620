/**
 * Whom a call of the API asks: one model, or a fusion by a profile, the `fusion` block or OpenRouter's plugin. Makes the body of a
 * run of it; what is asked stands beside (`to-program-request.ts`). Models are checked where the run is accepted.
 */
import type { CreateRun } from "@/lib/contract/create-run";
import type { FusionBlock, FusionInclude, FusionPlugin } from "@/lib/contract/openai/fusion-block";
import { DEFAULT_CRITERIA, type Member } from "@/lib/fusion/run-request";
import { ALGORITHM_JUDGE } from "@/lib/server/models/resolve-judge";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { isFusion, parseFusionName } from "./fusion-names";

export interface TargetRequest {
  model: string;
  models?: string[] | undefined;
  fusion?: FusionBlock | undefined;
  plugins?: FusionPlugin[] | undefined;
}

export interface Target {
  kind: "plain" | "fusion";
  body: Omit<CreateRun, "prompt">;
  include: readonly FusionInclude[];
}

/** `toWireId`: a model's id here, for a name that may be OpenRouter's. */
export async function chooseTarget(
  request: TargetRequest,
  toWireId: (name: string) => Promise<string>,
): Promise<Outcome<Target>> {
  const { model, fusion, plugins = [] } = request;
  const nested = findNested(request);
  if (nested) return refuseNested(nested);
  const named = parseFusionName(model);
  const plugin = plugins.find(({ enabled }) => enabled !== false);
  if (!named && !fusion && !plugin) return accept(await toPlain(request, toWireId));
  if (named && !plugin && plugins.length > 0)
    return refuseField(
      "plugins.0.enabled",
      `${model} is a fusion: leave the plugin enabled, or name one model.`,
    );
  if (request.models)
    return refuseField(
      "models",
      "Fallbacks are for one model: give those of a fusion to its members and judges.",
    );
  const judge = fusion?.judge ?? (named ? undefined : [await toWireId(model)]);
  const own = plugin ? await fromPlugin(plugin, toWireId) : accept(fromBlock(fusion ?? {}));
  if (!own.ok) return own;
  return accept({
    kind: "fusion",
    include: fusion?.include ?? [],
    body: {
      ...(named?.profile && { profile: named.profile }),
      ...(judge && { judge: { models: judge } }),
      ...own.value,
    },
  });
}

async function toPlain(
  { model, models = [] }: TargetRequest,
  toWireId: (name: string) => Promise<string>,
): Promise<Target> {
  const [first = model, ...fallbacks] = await Promise.all([model, ...models].map(toWireId));
  const member = { model: first, ...(fallbacks.length > 0 && { models: fallbacks }) };
  // Nobody judges one answer; the judge that costs nothing stands in the request. It says all that a profile would: none counts.
  const judge = { models: [ALGORITHM_JUDGE], criteria: DEFAULT_CRITERIA };
  const body: Target["body"] = { mode: "merge", pool: [member], judge, wait: { policy: "all" }, limits: {} };
  return { kind: "plain", include: [], body };
}

function fromBlock({ mode, pool, criteria, wait, limits }: FusionBlock): Partial<CreateRun> {
  return {
    ...(mode && { mode }),
    ...(pool && { pool }),
    ...(criteria && { criteria }),
    ...(wait && { wait }),
    ...(limits && { limits }),
  };
}

async function fromPlugin(
  { analysis_models, model, preset, max_completion_tokens }: FusionPlugin,
  toWireId: (name: string) => Promise<string>,
): Promise<Outcome<Partial<CreateRun>>> {
  const profile = preset === undefined ? undefined : findPreset(preset);
  if (profile === null)
    return refuseField("plugins.0.preset", `There is no preset "${preset}" here: use quality or budget.`);
  const limit = max_completion_tokens;
  const pool = await Promise.all(
    (analysis_models ?? []).map(async (name) => ({
      model: await toWireId(name),
      ...(limit !== undefined && { maxOutputTokens: limit }),
    })),
  );
  return accept({
    ...(profile && { profile }),
    ...(pool.length > 0 && { pool }),
    ...(model && { judge: { models: [await toWireId(model)] } }),
  });
}

/** OpenRouter's presets are named by what they are for and how dear they are. */
function findPreset(preset: string): "quality" | "budget" | null {
  if (/(^|-)(quality|high)$/.test(preset)) return "quality";
  if (/(^|-)(budget|low)$/.test(preset)) return "budget";
  return null;
}

function findNested({ models = [], fusion, plugins = [] }: TargetRequest): string | null {
  const members: readonly Member[] = fusion?.pool ?? [];
  const names = [
    ...models,
    ...members.flatMap((member) => ("model" in member ? [member.model, ...(member.models ?? [])] : [])),
    ...(fusion?.judge ?? []),
    ...plugins.flatMap(({ analysis_models = [], model }) => [...analysis_models, ...(model ? [model] : [])]),
  ];
  return names.find(isFusion) ?? null;
}

function refuseNested(name: string) {
  const message = `${name} is itself a fusion, and a fusion inside a fusion is refused: name single models.`;
  return refuse("nested-fusion", message, { errors: [{ path: "fusion", message }] });
}

function refuseField(path: string, message: string) {
  return refuse("invalid-body", message, { errors: [{ path, message }] });
}
