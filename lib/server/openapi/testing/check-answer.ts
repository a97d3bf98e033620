/**
 * Holds real answers to the document: their status, their type, and every field. What the document leaves open for later is closed
 * here, so that a field it does not tell of is found.
 */
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { findRoots } from "@/lib/server/openapi/build-document";
import { type ErrorLine, listErrors } from "@/lib/server/openapi/error-answers";
import type { Operation } from "@/lib/server/openapi/operation";
import { OPERATIONS } from "@/lib/server/openapi/operations";
import { type JsonSchema, toComponents } from "@/lib/server/openapi/to-components";

type Check = (value: unknown) => string[];

let known: { ajv: Ajv2020; refOf: ReturnType<typeof toComponents>["refer"] } | null = null;

function schemas() {
  if (known) return known;
  const { refer, schemas: components } = toComponents(OPERATIONS.flatMap(findRoots));
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema({ $id: "document", components: { schemas: close(components) as JsonSchema } });
  known = { ajv, refOf: refer };
  return known;
}

interface Asked {
  method: string;
  /** With its query, if any. */
  path: string;
}

/** Throws where an answer is not as the document says. What it does not tell of has nothing to keep to; streams are read elsewhere. */
export async function holdToDocument(asked: Asked, response: Response): Promise<void> {
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) return;
  const faults = await findAnswerFaults(asked, response);
  if (faults.length > 0)
    throw new Error(
      `The answer is not as /openapi.json says: ${faults.join(" ")} Mend the route, its schema, or its line in lib/server/openapi/operations.`,
    );
}

/** What is wrong with an answer, in sentences. */
export async function findAnswerFaults({ method, path }: Asked, response: Response): Promise<string[]> {
  const operation = findOperation(method, path.split("?")[0] ?? "");
  if (!operation) return [];
  const { status } = response;
  const name = `${operation.id} ${status}`;
  const type = (response.headers.get("content-type") ?? "").split(";")[0] ?? "";
  if (status >= 400)
    return findErrorFaults(name, await response.clone().json(), status, listErrors(operation));
  const answer = operation.answers.find((one) => one.status === status);
  if (!answer) return [`${name} is not in the document.`];
  const { json, events, other = [] } = answer.content ?? {};
  const check = (schema: Parameters<typeof checkOf>[0], value: unknown) =>
    checkOf(schema)(value).map((fault) => `${name}: ${fault}`);
  if (type === "") return answer.content ? [`${name} has no body.`] : [];
  if (json && type === "application/json") return check(json, await response.clone().json());
  if (events && type === "text/event-stream")
    return toData(await response.clone().text()).flatMap((data) => check(events, data));
  return other.includes(type) ? [] : [`${name} has the type ${type}, which the document does not tell of.`];
}

export function findOperation(method: string, path: string): Operation | null {
  const fits = OPERATIONS.filter((operation) => {
    const pattern = operation.path
      .replace("{modelId}", ".+")
      .replace(/\{\w+\}/g, "[^/]+")
      .replaceAll(".", "\\.");
    return operation.method.toUpperCase() === method && new RegExp(`^${pattern}$`).test(path);
  });
  // `/api/runs/tags` is no run's id.
  return fits.toSorted((a, b) => a.path.split("{").length - b.path.split("{").length)[0] ?? null;
}

function findErrorFaults(
  name: string,
  body: { code?: string; error?: { code?: string } },
  status: number,
  lines: readonly ErrorLine[],
): string[] {
  const code = body.error?.code ?? body.code;
  const faults = checkOf(body.error ? "ApiError" : "Problem")(body);
  const isTold = lines.some((line) => line.code === code && line.status === status);
  return [...faults, ...(isTold ? [] : [`${code} is not told of.`])].map((fault) => `${name}: ${fault}`);
}

export function checkOf(schema: Parameters<ReturnType<typeof schemas>["refOf"]>[0]): Check {
  const { ajv, refOf } = schemas();
  const validate = ajv.getSchema(`document${refOf(schema, "output").$ref}`) as ValidateFunction;
  return (value) =>
    validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

/** The data lines of server-sent events; `[DONE]` is none. */
function toData(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice("data: ".length)));
}

function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== "object" || schema === null) return schema;
  const closed = Object.fromEntries(Object.entries(schema).map(([key, inner]) => [key, close(inner)]));
  const isOpen = closed.type === "object" && closed.properties && closed.additionalProperties === undefined;
  return isOpen ? { ...closed, additionalProperties: false } : closed;
}
