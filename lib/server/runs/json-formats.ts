import { Ajv, type ErrorObject, type Options } from "ajv";
import { Ajv2020 } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import type { FormatPort } from "@/lib/fusion/ports";
import { runWithin } from "./run-within";

/** Enough for a model to mend its answer by; a long answer may break a schema in hundreds of places. */
const MOST_PROBLEMS = 10;
/** Characters of what is allowed instead. */
const MOST_DETAIL = 200;
/** Of an answer that is searched for more problems than the first: each costs memory. */
const MOST_CHARS_SEARCHED = 65_536;
/**
 * A caller's schema can hold a pattern, or choices within choices, that no answer is ever checked against to the end, and a bound on
 * their length bounds nothing (`^(a+)+$`). The whole server waits meanwhile: so long, and no longer.
 */
const LIMIT_MS = 1_000;

const OPTIONS: Options = { strict: false, logger: false };

type Schema = Record<string, unknown>;

interface Draft {
  create(options: Options): Ajv | Ajv2020;
  /** What checks schemas themselves: nearly all of the work, so that it is made once, and not within a limit. */
  meta(): Ajv | Ajv2020;
}

const DRAFT_7 = toDraft((options) => new Ajv(options));
const DRAFT_2020 = toDraft((options) => new Ajv2020(options));

function toDraft(create: Draft["create"]): Draft {
  let made: Ajv | Ajv2020 | null = null;
  return {
    create,
    meta() {
      if (made) return made;
      made = create(OPTIONS);
      made.validateSchema({});
      return made;
    },
  };
}

function draftOf($schema: unknown): Draft {
  return typeof $schema === "string" && $schema.includes("/draft-07/") ? DRAFT_7 : DRAFT_2020;
}

/**
 * Answers in JSON, checked by JSON Schema (draft 2020-12, as OpenAI's `response_format` uses it; draft 7 where the schema says so,
 * as those that are written from zod do). A schema that is none is refused where it comes in: see `findSchemaFault`.
 */
export const jsonFormats: FormatPort = {
  problems(text, { schema }) {
    const parsed = parseJson(text);
    if (!parsed.ok) return [`It is not JSON: ${parsed.why}`];
    if (schema === null) return isObject(parsed.value) ? [] : ["It is not a JSON object."];
    const checked = check(schema, parsed.value, text.length);
    return checked.ok ? checked.problems : [`It cannot be checked against the schema: ${checked.fault}`];
  },
};

/** Why a schema cannot be kept to; null where it can. */
export function findSchemaFault(schema: Schema): string | null {
  // Some schemas compile, and then refer to themselves without end.
  const tried = check(schema, {}, 0);
  return tried.ok ? null : tried.fault;
}

type Checked = { ok: true; problems: string[] } | { ok: false; fault: string };

function check(schema: Schema, value: unknown, chars: number): Checked {
  draftOf(schema.$schema).meta();
  try {
    const done = runWithin(LIMIT_MS, () => {
      const validate = compile(schema, chars <= MOST_CHARS_SEARCHED);
      return validate(value) === true ? [] : (validate.errors ?? []).slice(0, MOST_PROBLEMS).map(describe);
    });
    if (done.ok) return { ok: true, problems: done.value };
    const what =
      done.why === "time" ? `takes more than ${LIMIT_MS} ms to check` : "refers too deeply into itself";
    return { ok: false, fault: `it ${what}.` };
  } catch (cause) {
    return { ok: false, fault: cause instanceof Error ? cause.message : String(cause) };
  }
}

/**
 * By a new instance for each schema: a shared one would keep every schema, and let one caller's refer to another's. Nothing is fetched:
 * a reference to what is not in the schema is a fault of it.
 */
function compile({ $schema, $async: _, ...schema }: Schema, allErrors: boolean) {
  // `$async` would turn the check into a promise, which is never false.
  const draft = draftOf($schema);
  const meta = draft.meta();
  if (!meta.validateSchema(schema)) throw new Error(meta.errorsText(meta.errors, { dataVar: "schema" }));
  const ajv = draft.create({ ...OPTIONS, allErrors, meta: false, validateSchema: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
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

function describe({ instancePath, message = "is not right", params }: ErrorObject): string {
  const [detail] = ["additionalProperty", "unevaluatedProperty", "allowedValues", "allowedValue"]
    .filter((name) => name in params)
    .map((name) => ` (${JSON.stringify(params[name]).slice(0, MOST_DETAIL)})`);
  return `${instancePath === "" ? "The whole" : instancePath} ${message}${detail ?? ""}`;
}
