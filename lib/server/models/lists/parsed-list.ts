import type { ModelSummary } from "@/lib/contract/models";
import { toModelId } from "@/lib/server/models/model-id";

export type ParsedList = { ok: true; models: ModelSummary[] } | { ok: false; message: string };

/** A model of which only the id is known. */
export function toSummary(
  connection: string,
  upstream: string,
  known: Partial<Omit<ModelSummary, "id" | "connection">> = {},
): ModelSummary {
  return {
    id: toModelId(connection, upstream),
    connection,
    name: upstream,
    contextLength: null,
    maxOutputTokens: null,
    price: null,
    canAnswer: true,
    canJudge: true,
    takes: null,
    about: null,
    ...known,
  };
}
