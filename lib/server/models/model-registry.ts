/**
 * All models of this instance behind one door: the core's `ModelPort`, the lists for the page, and what `auto` means. Made once
 * by the container, from the provider connections, the demo models and the local judge.
 */
import type { ConnectionSummary, ModelSummary, ProfileSummary } from "@/lib/contract/models";
import { toFailure } from "@/lib/fusion/errors";
import type { ModelCall, ModelFacts, ModelPart, ModelPort } from "@/lib/fusion/ports";
import type { Member, ModelId } from "@/lib/fusion/run-request";
import type { Speeds } from "@/lib/server/measurements/speeds";
import { checkModel, type ModelCheck, type ModelRole } from "./check-model";
import type { Connection, LateCost } from "./connection";
import { parseModelId } from "./model-id";
import { resolveProfiles } from "./profiles";
import { resolveJudge } from "./resolve-judge";
import { findRoutes } from "./routes";

export interface ModelRegistry extends ModelPort {
  /** Waits a short, bounded time for lists that were never fetched. Never rejects. */
  list(): Promise<{ items: ModelSummary[]; connections: ConnectionSummary[] }>;
  check(model: ModelId, role: ModelRole): Promise<ModelCheck>;
  /** What `auto` is for this pool by what is known now, best first, never empty. */
  resolveJudge(pool: readonly Member[]): ModelId[];
  /** The built-in profiles by what is known now; the first is the default. */
  profiles(): ProfileSummary[];
  /** Asks the model's connection what a call cost in truth. Never rejects. */
  tellCost(model: ModelId, generationId: string, signal: AbortSignal): Promise<LateCost>;
  /** Whether the model is reached through a connection that its user brought. */
  isOwn(model: ModelId): boolean;
  /** The `Connection.key` that calls of the model are measured under; null where there is no such connection. */
  keyOf(model: ModelId): string | null;
  /** The keys of all connections. */
  keys(): string[];
}

export interface ModelRegistryConfig {
  /** The instance's. */
  connections: readonly Connection[];
  /** A person's own. They come first, and one that has the id of an instance's stands in its place. */
  own?: readonly Connection[];
  /** How fast each model lately was, for routes by speed; absent: nothing was measured. */
  speeds?: Speeds;
}

export function createModelRegistry({
  connections: shared,
  own = [],
  speeds,
}: ModelRegistryConfig): ModelRegistry {
  const ownIds = new Set(own.map(({ id }) => id));
  const connections = [...own, ...shared.filter(({ id }) => !ownIds.has(id))];
  const find = (model: ModelId) =>
    connections.find(({ id }) => id === parseModelId(model)?.connection) ?? null;
  const known = (isWanted: (connection: Connection) => boolean) =>
    connections.filter(isWanted).flatMap((connection) => connection.listed().models);
  const factsOf = (model: ModelId) => {
    const connection = find(model);
    const { models = [] } = connection?.listed() ?? {};
    const listed = models.find(({ id }) => id === model) ?? connection?.findVariant?.(model);
    return listed ? toFacts(listed) : null;
  };
  const priceOf = (model: ModelId) => factsOf(model)?.price ?? null;
  const isReal = ({ kind }: Connection) => kind !== "demo" && kind !== "local";
  return {
    stream(call, signal) {
      return find(call.model)?.stream(call, signal) ?? unknownConnection(call);
    },
    facts: factsOf,
    routes: (model, route) => findRoutes(model, route, { connections, priceOf, speeds }),
    admit: (model) => find(model)?.admit?.(model) ?? null,
    async tellCost(model, generationId, signal) {
      return (await find(model)?.tellCost?.(generationId, signal)) ?? { kind: "never" };
    },
    async list() {
      const listings = await Promise.all(connections.map((connection) => connection.list()));
      return {
        items: listings.flatMap(({ models }) => models),
        connections: connections.map(({ id, name, kind }, index) => {
          const { status = "loading", message = null, list = "live", asOfMs } = listings[index] ?? {};
          const asOf = asOfMs === undefined ? null : new Date(asOfMs).toISOString();
          return { id, name, kind, status, message, list, asOf };
        }),
      };
    },
    check: (model, role) => checkModel(connections, model, role),
    resolveJudge: (pool) => resolveJudge(pool, known(isReal)),
    profiles: () => resolveProfiles({ real: known(isReal), demo: known(({ kind }) => kind === "demo") }),
    keyOf: (model) => find(model)?.key ?? null,
    keys: () => connections.map(({ key }) => key),
    isOwn: (model) => ownIds.has(parseModelId(model)?.connection ?? ""),
  };
}

function toFacts({ name, price, contextLength, maxOutputTokens, takes }: ModelSummary): ModelFacts {
  return { name, price, contextLength, maxOutputTokens, takesImages: takes?.images ?? null };
}

async function* unknownConnection({ model }: ModelCall): AsyncGenerator<ModelPart> {
  const connection = parseModelId(model)?.connection ?? model;
  const failure = toFailure(
    "invalid-request",
    `There is no connection "${connection}" (any more): it was deleted or paused. Settings → Connections has those there are.`,
  );
  yield { type: "failed", failure, served: false, usage: null, reportedUsd: null };
}
