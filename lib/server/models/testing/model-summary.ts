import type { ModelSummary } from "@/lib/contract/models";

/** A listed model, by its wire id. */
export function modelSummary(id: string, known: Partial<ModelSummary> = {}): ModelSummary {
  return {
    id,
    connection: id.slice(0, id.indexOf("/")),
    name: id.slice(id.indexOf("/") + 1),
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
