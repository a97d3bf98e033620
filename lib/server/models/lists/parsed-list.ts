import type { ModelSummary } from "@/lib/contract/models";
import { toModelId } from "@/lib/server/models/model-id";

export type ParsedList = { ok: true; models: ModelSummary[] } | { ok: false; message: string };

type Takes = NonNullable<ModelSummary["takes"]>;

/** Where only its kinds of input are known: every setting is offered. */
export const TAKES_EVERY_SETTING: Takes = { temperature: true, reasoning: true, maxOutputTokens: true };

/** By a list's names of what a model reads; says nothing where the list names none. */
export function imagesAmong(inputs: readonly string[] | null | undefined): Pick<Takes, "images"> {
  return inputs ? { images: inputs.includes("image") } : {};
}

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
