import type { z } from "zod";
import { MAX_BODY_BYTES } from "@/lib/contract/create-run";
import { isDeeperThan, MAX_JSON_DEPTH } from "@/lib/server/json-depth";
import { HttpRefusal } from "./http-refusal";
import { readBodyBytes } from "./read-body-bytes";
import { toFieldErrors } from "./to-field-errors";

const TOO_LARGE = "The body is larger than 1 MiB: shorten the prompt or the pasted answers.";

const TOO_DEEP = `The body nests lists and objects more than ${MAX_JSON_DEPTH} deep: send flatter JSON.`;

interface BodyLimit {
  maxBytes: number;
  tooLarge: string;
}

const USUAL_LIMIT: BodyLimit = { maxBytes: MAX_BODY_BYTES, tooLarge: TOO_LARGE };

/** The parsed body. Throws `HttpRefusal`: 413, 415, 400 for what is no JSON, 422 for JSON of another shape. */
export async function readJsonBody<T>(
  request: Request,
  schema: z.ZodType<T>,
  limit = USUAL_LIMIT,
): Promise<T> {
  checkContentType(request.headers.get("content-type"));
  return parseJson(await readText(request, limit), schema);
}

/** The same, with no body at all standing for `{}`. */
export async function readOptionalJsonBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const text = await readText(request, USUAL_LIMIT);
  if (text !== "") checkContentType(request.headers.get("content-type"));
  return parseJson(text === "" ? "{}" : text, schema);
}

function checkContentType(contentType: string | null): void {
  const [type = "", ...parameters] = (contentType ?? "").split(";").map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith("charset="));
  if (type === "application/json" && (charset === undefined || /^charset="?utf-8"?$/.test(charset))) return;
  const detail = "Send the body as UTF-8 JSON, with the header Content-Type: application/json.";
  throw new HttpRefusal({ code: "unsupported-media-type", detail });
}

async function readText(request: Request, { maxBytes, tooLarge }: BodyLimit): Promise<string> {
  const bytes = await readBodyBytes(request, maxBytes, tooLarge);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    const detail = "The body is not valid UTF-8: encode it as UTF-8 and send it again.";
    throw new HttpRefusal({ code: "invalid-body", detail }, 400, { cause });
  }
}

function parseJson<T>(text: string, schema: z.ZodType<T>): T {
  const json = toJson(text);
  if (isDeeperThan(json, MAX_JSON_DEPTH)) throw new HttpRefusal({ code: "invalid-body", detail: TOO_DEEP });
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const errors = toFieldErrors(parsed.error.issues);
  const detail = errors.map(({ path, message }) => (path === "" ? message : `${path}: ${message}`)).join(" ");
  throw new HttpRefusal({ code: "invalid-body", detail, errors });
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = "The body is not valid JSON: check its brackets, quotes and commas.";
    throw new HttpRefusal({ code: "invalid-body", detail }, 400, { cause });
  }
}
