import { isRecord } from "@/lib/server/models/wire/read-json";

/** https://platform.openai.com/docs/guides/structured-outputs#supported-schemas */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...["$schema", "$ref", "$defs", "definitions", "title", "description", "type", "enum", "const", "anyOf"],
  ...["properties", "required", "additionalProperties", "items", "minItems", "maxItems", "pattern", "format"],
  ...["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
]);
const MOST_LEVELS = 10;

/**
 * Whether OpenAI's strict mode takes a schema. It refuses a request with any other: such a schema is sent without it, as OpenAI
 * does where nothing is said of it, and the answer is checked all the same.
 */
export function fitsStrictMode(schema: Record<string, unknown>): boolean {
  return schema.type === "object" && schema.anyOf === undefined && fits(schema, 1);
}

function fits(schema: unknown, level: number): boolean {
  if (!isRecord(schema) || level > MOST_LEVELS) return false;
  if (!Object.keys(schema).every((keyword) => KEYWORDS.has(keyword))) return false;
  const { properties = {}, items, anyOf = [], $defs = {}, definitions = {} } = schema;
  if (!isRecord(properties) || !isRecord($defs) || !isRecord(definitions) || !Array.isArray(anyOf))
    return false;
  if (isObjectSchema(schema) && !isClosed(schema, Object.keys(properties))) return false;
  const within = [properties, $defs, definitions].flatMap((schemas) => Object.values(schemas));
  return [...within, ...anyOf, ...(items === undefined ? [] : [items])].every((one) => fits(one, level + 1));
}

function isObjectSchema({ type, properties }: Record<string, unknown>): boolean {
  return type === "object" || (Array.isArray(type) && type.includes("object")) || properties !== undefined;
}

function isClosed({ required, additionalProperties }: Record<string, unknown>, names: string[]): boolean {
  return (
    additionalProperties === false &&
    names.every((name) => Array.isArray(required) && required.includes(name))
  );
}
