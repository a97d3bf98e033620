/**
 * Through which connections a model's call may go, and in which order they are asked. Called by the registry for the core, with
 * an owner's connections only.
 */
import type { ModelSummary } from "@/lib/contract/models";
import { nameKey, sameModel } from "@/lib/contract/same-model";
import type { Price } from "@/lib/fusion/cost";
import type { ModelId, Route } from "@/lib/fusion/run-request";
import type { Speed, Speeds } from "@/lib/server/measurements/speeds";
import type { Connection } from "./connection";
import { parseModelId } from "./model-id";

export interface RoutesDeps {
  connections: readonly Connection[];
  priceOf(model: ModelId): Price | null;
  /** Undefined: nothing was measured. */
  speeds: Speeds | undefined;
}

interface Way {
  model: ModelId;
  connection: Connection;
}

/** Never empty: where no connection of an order has the model, its own is asked. */
export function findRoutes(model: ModelId, route: Route | undefined, deps: RoutesDeps): ModelId[] {
  if (route === undefined) return [model];
  const ways = findWays(model, deps.connections);
  const ordered = Array.isArray(route) ? inOrder(ways, route) : rank(ways, route, deps);
  return ordered.length === 0 ? [model] : ordered.map((way) => way.model);
}

/** The asked one first, so that it stands before its equals. One model a connection. */
function findWays(model: ModelId, connections: readonly Connection[]): Way[] {
  const own = parseModelId(model)?.connection;
  const key = nameKey(model);
  return connections
    .flatMap((connection): Way[] => {
      if (connection.id === own) return [{ model, connection }];
      if (connection.kind === "demo" || connection.kind === "local") return [];
      const found = indexOf(connection.listed().models)
        .get(key)
        ?.find((id) => sameModel(id, model));
      return found === undefined ? [] : [{ model: found, connection }];
    })
    .sort((a, b) => Number(b.model === model) - Number(a.model === model));
}

/** Connections that are not named are not asked. */
function inOrder(ways: readonly Way[], order: readonly string[]): Way[] {
  return order.flatMap((id) => ways.find(({ connection }) => connection.id === id) ?? []);
}

function rank(ways: readonly Way[], route: "cheapest" | "fastest", { priceOf, speeds }: RoutesDeps): Way[] {
  const rankOf = ({ model, connection }: Way) =>
    route === "cheapest"
      ? blendedPrice(priceOf(model))
      : expectedMs(speeds?.of(connection.key, model) ?? null);
  const ranked = ways.map((way) => ({ way, by: rankOf(way) }));
  return ranked.sort((a, b) => compare(a.by, b.by)).map(({ way }) => way);
}

/** Three tokens read for each one written: the mix by which comparisons of models weigh their prices. Null: unknown. */
function blendedPrice(price: Price | null): number | null {
  return price && (3 * price.input + price.output) / 4;
}

/**
 * For 300 tokens of answer. Null where that was not measured: such a connection comes after every measured one. It is still asked
 * where they fail, and is measured then; nobody's run is spent on finding out.
 */
function expectedMs(speed: Speed | null): number | null {
  if (!speed?.tokensPerSecond) return null;
  return speed.firstTokenMs + (300 / speed.tokensPerSecond) * 1_000;
}

/** What is not known stands last. */
function compare(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a - b;
}

/** A list stays the same array until it is fetched anew; to go through thousands of ids for each call would be felt. */
const indexes = new WeakMap<readonly ModelSummary[], Map<string, ModelId[]>>();

function indexOf(models: readonly ModelSummary[]): Map<string, ModelId[]> {
  const known = indexes.get(models);
  if (known) return known;
  const index = new Map<string, ModelId[]>();
  for (const { id, canAnswer } of models) {
    if (!canAnswer) continue;
    const key = nameKey(id);
    index.set(key, [...(index.get(key) ?? []), id]);
  }
  indexes.set(models, index);
  return index;
}
