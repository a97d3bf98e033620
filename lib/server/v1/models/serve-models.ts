/** `GET /v1/models` and `/v1/models/<id>`: what may be named as `model` with this token. */

import type { z } from "zod";
import type { ProfileSummary } from "@/lib/contract/models";
import type { V1Model, v1ModelListSchema } from "@/lib/contract/openai/model-list";
import { isSoleWriter } from "@/lib/fusion/run-request";
import { HttpRefusal } from "@/lib/server/http/http-refusal";
import { requireScope } from "@/lib/server/http/require-scope";
import type { ModelRegistry } from "@/lib/server/models/model-registry";
import { refuse } from "@/lib/server/refusal";
import { checkGrant } from "@/lib/server/tokens/check-grant";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";
import { parseFusionName } from "@/lib/server/v1/fusion-names";
import { toWireId } from "@/lib/server/v1/to-wire-id";
import type { V1Call } from "@/lib/server/v1/v1-route";
import { type OfferedFusion, toFusionModels } from "./to-fusion-models";
import { toV1Model } from "./to-v1-model";

export async function listModels(call: V1Call): Promise<Response> {
  requireUse(call.grant);
  const models = await call.container.models.forOwner(call.ownerId);
  const list: z.infer<typeof v1ModelListSchema> = { object: "list", data: await listAllowed(call, models) };
  return Response.json(list);
}

/** An id has slashes, which a client may or may not have written as %2F. */
export async function getModel(call: V1Call<{ modelId: string[] }>): Promise<Response> {
  requireUse(call.grant);
  const name = decode(call.params.modelId.join("/"));
  const models = await call.container.models.forOwner(call.ownerId);
  const all = await listAllowed(call, models);
  const id = parseFusionName(name)?.profile === null ? "fusion" : await toWireId(name, models);
  const found = all.find((one) => one.id === name) ?? all.find((one) => one.id === id);
  if (found) return Response.json(found);
  const detail = `There is no model "${name}" here that this token may use: GET /v1/models lists those there are.`;
  throw new HttpRefusal(refuse("unknown-model", detail).refusal);
}

/** Whoever may run them may know them. */
function requireUse(grant: TokenGrant): void {
  if (!grant.scopes.includes("run")) requireScope(grant, "read");
}

async function listAllowed(
  { container, ownerId, grant }: V1Call<unknown>,
  models: ModelRegistry,
): Promise<V1Model[]> {
  const { items, connections } = await models.list();
  const offered = await container.profiles.offered(ownerId, models);
  const fusions = offered.map((profile): OfferedFusion => {
    const { judges: asked, pool } = profile;
    const judges = asked.flatMap((judge) => (judge === "auto" ? models.resolveJudge(pool) : [judge]));
    return { profile, judges, isAllowed: mayFuse(grant, profile, judges) };
  });
  const asOf = new Map(connections.map((connection) => [connection.id, connection.asOf ?? null]));
  return [
    ...toFusionModels(fusions, models.facts),
    ...items
      .filter(({ id, canAnswer }) => canAnswer && mayAsk(grant, id))
      .map((model) => toV1Model(model, asOf.get(model.connection) ?? null)),
  ];
}

function mayFuse(grant: TokenGrant, { id, pool }: ProfileSummary, judges: readonly string[]): boolean {
  const asked = { pool, judges: isSoleWriter({ pool }) ? [] : judges };
  return checkGrant(grant, { profile: id, ownPool: false, ownJudge: false }, asked) === null;
}

function mayAsk(grant: TokenGrant, model: string): boolean {
  const alone = { profile: null, ownPool: true, ownJudge: true };
  return checkGrant(grant, alone, { pool: [{ model }], judges: [] }) === null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
