/**
 * From zod to the document's `components.schemas`. A schema reads differently on its way in (defaults may be left out) and on its
 * way out; where it does, and both are used, what is sent is called `<Name>Input`.
 */
import { z } from "zod";
import { SCHEMAS, type SchemaName } from "./schemas";

export type JsonSchema = Record<string, unknown>;
export type Way = "input" | "output";

export interface Components {
  refer(name: SchemaName, way: Way): JsonSchema;
  /** All that is referred to, from outside or within, in the order of their names. */
  schemas: Record<string, JsonSchema>;
}

const PREFIX = "#/components/schemas/";

/** `roots`: what the document refers to. */
export function toComponents(roots: readonly { name: SchemaName; way: Way }[]): Components {
  const ways = { input: toJsonSchemas("input"), output: toJsonSchemas("output") };
  const differing = findDiffering(ways);
  const used = {
    input: findUsed(rootsOf("input"), ways.input),
    output: findUsed(rootsOf("output"), ways.output),
  };

  function rootsOf(way: Way): string[] {
    return roots.filter((root) => root.way === way).map(({ name }) => name);
  }

  function nameOf(name: string, way: Way): string {
    return way === "input" && differing.has(name) && used.output.has(name) ? `${name}Input` : name;
  }

  function named(way: Way): [string, JsonSchema][] {
    return [...used[way]].map((name) => [
      nameOf(name, way),
      mapReferences(ways[way].get(name), (inner) => nameOf(inner, way)) as JsonSchema,
    ]);
  }

  const entries = [...named("output"), ...named("input")].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    refer: (name, way) => ({ $ref: PREFIX + nameOf(name, way) }),
    schemas: Object.fromEntries(entries),
  };
}

/** Of a schema that has no name of its own, such as a query. */
export function toJsonSchema(schema: z.ZodType, io: Way): JsonSchema {
  return withoutIds(z.toJSONSchema(schema, { ...OPTIONS, io }));
}

const OPTIONS = {
  target: "draft-2020-12",
  override: ({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: JsonSchema }) => {
    // Answers may grow: only what says so itself takes nothing else.
    if (isOpenObject(zodSchema)) delete jsonSchema.additionalProperties;
    // zod's own word, beside the pattern that says the same.
    if (jsonSchema.format === "starts_with") delete jsonSchema.format;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  },
} as const;

function isOpenObject({ _zod: { def } }: z.core.$ZodTypes): boolean {
  return def.type === "object" && def.catchall === undefined;
}

function toJsonSchemas(io: Way): Map<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  // What is only sent may transform: its way out is described by nothing, and used nowhere.
  const options = { ...OPTIONS, io, unrepresentable: "any", uri: (id: string) => PREFIX + id } as const;
  const { schemas } = z.toJSONSchema(registry, options);
  return new Map(Object.entries(schemas).map(([name, schema]) => [name, withoutIds(schema)]));
}

function withoutIds(schema: object): JsonSchema {
  const { $schema: _, $id: __, ...rest } = schema as JsonSchema;
  return rest;
}

/** Those that differ themselves, and those that hold one that does. */
function findDiffering({ input, output }: Record<Way, Map<string, JsonSchema>>): Set<string> {
  const names = [...input.keys()];
  const differing = new Set(
    names.filter((name) => JSON.stringify(input.get(name)) !== JSON.stringify(output.get(name))),
  );
  for (let before = -1; before < differing.size; ) {
    before = differing.size;
    for (const name of names)
      if (referredIn(input.get(name)).some((inner) => differing.has(inner))) differing.add(name);
  }
  return differing;
}

function findUsed(roots: readonly string[], schemas: Map<string, JsonSchema>): Set<string> {
  const used = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (used.has(name)) continue;
    used.add(name);
    queue.push(...referredIn(schemas.get(name)));
  }
  return used;
}

function referredIn(schema: unknown): string[] {
  const found: string[] = [];
  mapReferences(schema, (name) => {
    found.push(name);
    return name;
  });
  return found;
}

function mapReferences(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => mapReferences(item, rename));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === "$ref" && typeof inner === "string"
        ? PREFIX + rename(inner.slice(PREFIX.length))
        : mapReferences(inner, rename),
    ]),
  );
}
