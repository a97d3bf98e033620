import { Ajv2020, type ErrorObject } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import type { FormatPort } from "@/lib/fusion/ports";

/** Enough for a model to mend its answer by; a long answer may break a schema in hundreds of places. */
const MOST_PROBLEMS = 10;

/**
 * Answers in JSON, checked by JSON Schema (draft 2020-12, as OpenAI's `response_format` uses it). A schema that is none is
 * refused where it comes in: see `findSchemaFault`.
 */
export const jsonFormats: FormatPort = {
  problems(text, { schema }) {
    const parsed = parseJson(text);
    if (!parsed.ok) return [`It is not JSON: ${parsed.why}`];
    if (schema === null) return isObject(parsed.value) ? [] : ["It is not a JSON object."];
    const validate = createAjv().compile(schema);
    if (validate(parsed.value)) return [];
    return (validate.errors ?? []).slice(0, MOST_PROBLEMS).map(describe);
  },
};

/** Why a schema cannot be kept to; null where it can. */
export function findSchemaFault(schema: Record<string, unknown>): string | null {
  try {
    createAjv().compile(schema);
    return null;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

/** A new one for each schema: a shared one keeps every schema it has ever compiled, and refuses a second with the same `$id`. */
function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats.default(ajv);
  return ajv;
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; why: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (cause) {
    return { ok: false, why: cause instanceof Error ? cause.message : String(cause) };
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const detail = "additionalProperty" in params ? ` (${String(params.additionalProperty)})` : "";
  return `${instancePath === "" ? "The whole" : instancePath} ${message ?? "is not right"}${detail}`;
}
