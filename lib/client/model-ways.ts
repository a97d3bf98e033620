import type { ModelList } from "@/lib/contract/models";
import { nameKey, sameModel } from "@/lib/contract/same-model";
import { connectionOf } from "./format";

export interface ModelWay {
  /** A connection's id and name. */
  id: string;
  name: string;
}

/** The connections that have the model, its own first: where there are two, a route may be chosen. */
export function waysTo(model: string, models: ModelList | undefined): ModelWay[] {
  if (!models) return [];
  const own = connectionOf(model);
  const key = nameKey(model);
  const others = models.items.filter(
    ({ id, canAnswer }) => canAnswer && nameKey(id) === key && sameModel(id, model),
  );
  const having = new Set([own, ...others.map(({ connection }) => connection)]);
  return models.connections
    .filter(({ id, kind }) => having.has(id) && (id === own || (kind !== "demo" && kind !== "local")))
    .sort((a, b) => Number(b.id === own) - Number(a.id === own))
    .map(({ id, name }) => ({ id, name }));
}
