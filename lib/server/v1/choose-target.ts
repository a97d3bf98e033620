/**
 * Whom a call of the API asks: one model, or a fusion by a profile, the `fusion` block or OpenRouter's plugin. Makes the body of a
 * run of it; what is asked stands beside (`to-program-request.ts`). Models are checked where the run is accepted.
 */
import type { CreateRun } from "@/lib/contract/create-run";
import type { FusionBlock, FusionInclude } from "@/lib/contract/openai/fusion-block";
import { isFusionPlugin, type Plugin } from "@/lib/contract/openai/fusion-plugin";
import { DEFAULT_CRITERIA } from "@/lib/fusion/run-request";
import { ALGORITHM_JUDGE } from "@/lib/server/models/resolve-judge";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { CallerField } from "./caller-fields";
import { findNested } from "./find-nested";
import { type Described, fromPlugin } from "./from-plugin";
import { parseFusionName } from "./fusion-names";

export interface TargetRequest {
  model: string;
  models?: string[] | undefined;
  fusion?: FusionBlock | undefined;
  plugins?: Plugin[] | undefined;
}

export interface Target {
  kind: "plain" | "fusion";
  body: Omit<CreateRun, "prompt">;
  include: readonly FusionInclude[];
  /** What each member may write, and the judge beside its findings; null: what the call says of its answer. */
  maxTokens: number | null;
  /** Where the call said what the body says. */
  fields: readonly CallerField[];
}

/** `toWireId`: a model's id here, for a name that may be OpenRouter's. */
export async function chooseTarget(
  request: TargetRequest,
  toWireId: (name: string) => Promise<string>,
): Promise<Outcome<Target>> {
  const { model, fusion, plugins = [] } = request;
  const nested = findNested(request);
  if (nested) return nested;
  const named = parseFusionName(model);
  const at = plugins.findIndex(isFusionPlugin);
  const found = plugins.find(isFusionPlugin);
  const plugin = found?.enabled === false ? undefined : found;
  if (!named && !fusion && !plugin) return accept(await toPlain(request, toWireId));
  if (named && found && !plugin)
    return refuseField(
      `plugins.${at}.enabled`,
      `${model} is a fusion: leave the plugin enabled, or name one model.`,
    );
  if (request.models)
    return refuseField(
      "models",
      "Fallbacks are for one model: give those of a fusion to its members and judges.",
    );
  const own = plugin ? await fromPlugin(plugin, `plugins.${at}`, toWireId) : accept(fromBlock(fusion ?? {}));
  if (!own.ok) return own;
  const { body, fields } = own.value;
  return accept({
    kind: "fusion",
    include: fusion?.include ?? [],
    maxTokens: plugin?.max_completion_tokens ?? null,
    fields: [...fields, ...OF_FUSION],
    body: {
      ...(named?.profile && { profile: named.profile }),
      ...(!named && { judge: { models: [await toWireId(model)] } }),
      ...body,
    },
  });
}

/** What a fusion leaves out comes from the profile that it is named by, or is for its block to say. */
const OF_FUSION: readonly CallerField[] = [
  ...["profile", "pool", "judge"].map((ofRun) => ({ ofRun, ofCaller: "model", whole: true as const })),
  ...["wait", "limits", "criteria"].map((ofRun) => ({ ofRun, ofCaller: `fusion.${ofRun}` })),
];

async function toPlain(
  { model, models = [] }: TargetRequest,
  toWireId: (name: string) => Promise<string>,
): Promise<Target> {
  const [first = model, ...fallbacks] = await Promise.all([model, ...models].map(toWireId));
  const member = { model: first, ...(fallbacks.length > 0 && { models: fallbacks }) };
  // Nobody judges one answer; the judge that costs nothing stands in the request. It says all that a profile would: none counts.
  const judge = { models: [ALGORITHM_JUDGE], criteria: DEFAULT_CRITERIA };
  const body: Target["body"] = { mode: "merge", pool: [member], judge, wait: { policy: "all" }, limits: {} };
  const fields = ["model", "models"].map((field) => ({ ofRun: `pool.0.${field}`, ofCaller: field }));
  return { kind: "plain", include: [], body, maxTokens: null, fields };
}

function fromBlock({ mode, pool, judge, criteria, wait, limits }: FusionBlock): Described {
  return {
    body: {
      ...(mode && { mode }),
      ...(pool && { pool }),
      ...(judge && { judge: { models: judge } }),
      ...(criteria && { criteria }),
      ...(wait && { wait }),
      ...(limits && { limits }),
    },
    fields: [
      ...(pool ? [{ ofRun: "pool", ofCaller: "fusion.pool" }] : []),
      // `auto` and a judge that is named twice change their places in the list.
      ...(judge ? [{ ofRun: "judge.models", ofCaller: "fusion.judge", whole: true as const }] : []),
    ],
  };
}

function refuseField(path: string, message: string) {
  return refuse("invalid-body", message, { errors: [{ path, message }] });
}
