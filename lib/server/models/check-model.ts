import type { ModelId } from "@/lib/fusion/run-request";
import type { Connection, ModelListing } from "./connection";
import { parseModelId } from "./model-id";
import { nearMatches } from "./near-matches";

export type ModelRole = "answer" | "judge";

export type ModelCheck =
  | { ok: true }
  | { ok: false; code: "unknown-model" | "cannot-judge" | "cannot-answer"; message: string };

/** Whether a model may take a role. Where its connection's list is not at hand, the upstream will say. */
export async function checkModel(
  connections: readonly Connection[],
  model: ModelId,
  role: ModelRole,
): Promise<ModelCheck> {
  const parsed = parseModelId(model);
  const connection = connections.find(({ id }) => id === parsed?.connection);
  if (!parsed || !connection) {
    const existing = connections.map(({ id }) => id).join(", ");
    const asked = parsed?.connection ?? model;
    return unknown(`There is no connection "${asked}" for "${model}". Connections here: ${existing}.`);
  }
  const listing = await connection.list();
  const listed = listing.models.find(({ id }) => id === model) ?? connection.findVariant?.(model);
  if (!listed) {
    if (listing.status !== "ready") return { ok: true };
    return unknown(`${connection.name} has no model "${parsed.upstream}". ${suggest(listing, model)}`);
  }
  if (role === "judge" && !listed.canJudge) {
    const message = `${listed.name} cannot judge: it is a scripted model. Choose a real model, auto, or local/extractive.`;
    return { ok: false, code: "cannot-judge", message };
  }
  if (role === "answer" && !listed.canAnswer) {
    const message = `${listed.name} only judges and cannot answer. Choose another model for the pool.`;
    return { ok: false, code: "cannot-answer", message };
  }
  return { ok: true };
}

function suggest({ models }: ModelListing, model: ModelId): string {
  const near = nearMatches(
    model,
    models.map(({ id }) => id),
  );
  if (near.length > 0) return `Did you mean ${near.join(" or ")}?`;
  return models.length === 0
    ? "It lists no models."
    : `It has ${models.length}; choose one from the list of models.`;
}

function unknown(message: string): ModelCheck {
  return { ok: false, code: "unknown-model", message };
}
