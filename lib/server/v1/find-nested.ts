import { isFusionPlugin } from "@/lib/contract/openai/fusion-plugin";
import type { Member } from "@/lib/fusion/run-request";
import { refuse } from "@/lib/server/refusal";
import type { TargetRequest } from "./choose-target";
import { isFusion } from "./fusion-names";

/** A fusion that is named where only a model may stand, refused at its place; null: there is none. */
export function findNested(request: TargetRequest): ReturnType<typeof refuse> | null {
  const nested = [...namesIn(request)].find(({ name }) => isFusion(name));
  if (!nested) return null;
  const { name, path } = nested;
  const message = `${name} is itself a fusion, and a fusion inside a fusion is refused: name single models.`;
  return refuse("nested-fusion", message, { errors: [{ path, message }] });
}

interface Named {
  name: string;
  path: string;
}

function* namesIn({ models = [], fusion, plugins = [] }: TargetRequest): Generator<Named> {
  yield* listed(models, "models");
  for (const [index, member] of (fusion?.pool ?? []).entries())
    yield* ofMember(member, `fusion.pool.${index}`);
  for (const name of fusion?.judge ?? []) yield { name, path: "fusion.judge" };
  for (const [index, plugin] of plugins.entries()) {
    if (!isFusionPlugin(plugin)) continue;
    const path = `plugins.${index}`;
    yield* listed(plugin.analysis_models ?? [], `${path}.analysis_models`);
    if (plugin.model) yield { name: plugin.model, path: `${path}.model` };
  }
}

function* ofMember(member: Member, path: string): Generator<Named> {
  if (!("model" in member)) return;
  yield { name: member.model, path: `${path}.model` };
  yield* listed(member.models ?? [], `${path}.models`);
}

function* listed(names: readonly string[], path: string): Generator<Named> {
  for (const [index, name] of names.entries()) yield { name, path: `${path}.${index}` };
}
