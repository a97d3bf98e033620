import { afterEach, expect, test, vi } from "vitest";
import { findSchemaFault, jsonFormats } from "./json-formats";

afterEach(() => vi.restoreAllMocks());

type Schema = Record<string, unknown>;
const problems = (value: unknown, schema: Schema | null) =>
  jsonFormats.problems(typeof value === "string" ? value : JSON.stringify(value), { name: "reply", schema });

const person = {
  type: "object",
  properties: {
    name: { type: "string", minLength: 1 },
    mood: { enum: ["calm", "glad"] },
    mail: { type: "string", format: "email" },
  },
  required: ["name"],
  additionalProperties: false,
};

test("an answer that keeps to its schema has no problems", () => {
  expect(problems({ name: "Ada", mood: "glad", mail: "ada@example.org" }, person)).toEqual([]);
});

test("each problem says where it is and what would be right", () => {
  expect(problems({ mood: "cross", mail: "nowhere", age: 36 }, person)).toEqual([
    "The whole must have required property 'name'",
    'The whole must NOT have additional properties ("age")',
    '/mood must be equal to one of the allowed values (["calm","glad"])',
    '/mail must match format "email"',
  ]);
  expect(problems({ a: 1 }, { properties: { a: { const: 2 } } })).toEqual([
    "/a must be equal to constant (2)",
  ]);
});

test("what is not JSON says why, and without a schema any object will do", () => {
  expect(problems("```json\n{}\n```", person)).toEqual([expect.stringMatching(/^It is not JSON: /)]);
  expect(problems("{}", null)).toEqual([]);
  for (const other of ["[]", "null", '"text"', "7"])
    expect(problems(other, null)).toEqual(["It is not a JSON object."]);
});

test("draft 2020-12 is read: tuples, what is left over, and references by name", () => {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $defs: { pair: { $anchor: "pair", prefixItems: [{ type: "string" }, { type: "number" }], items: false } },
    properties: { pair: { $ref: "#pair" } },
    unevaluatedProperties: false,
  };
  expect(problems({ pair: ["a", 1] }, schema)).toEqual([]);
  expect(problems({ pair: ["a", "b"], more: 1 }, schema)).toEqual([
    "/pair/1 must be number",
    'The whole must NOT have unevaluated properties ("more")',
  ]);
});

test("draft 7 is read where a schema says that it is of it, as schemas made from zod do", () => {
  const schema = {
    $schema: "http://json-schema.org/draft-07/schema#",
    definitions: { pair: { items: [{ type: "string" }, { type: "number" }], additionalItems: false } },
    properties: { pair: { $ref: "#/definitions/pair" } },
  };
  expect(findSchemaFault(schema)).toBeNull();
  expect(problems({ pair: ["a", 1] }, schema)).toEqual([]);
  expect(problems({ pair: ["a", "b", 1] }, schema)).toEqual([
    "/pair must NOT have more than 2 items",
    "/pair/1 must be number",
  ]);
});

test("unknown keywords, formats and dialects are nothing, and nothing is printed of them", () => {
  const printed = ["log", "warn", "error"].map((name) =>
    vi.spyOn(console, name as "log").mockReturnValue(undefined),
  );
  const schema = {
    $schema: "urn:my:own",
    "x-order": 1,
    example: {},
    properties: { at: { format: "star-date" } },
  };
  expect(findSchemaFault(schema)).toBeNull();
  expect(problems({ at: "41153.7" }, schema)).toEqual([]);
  for (const print of printed) expect(print).not.toHaveBeenCalled();
});

test("two schemas may have the same name", () => {
  for (const type of ["string", "number"])
    expect(problems({ a: true }, { $id: "urn:my:reply", properties: { a: { type } } })).toEqual([
      `/a must be ${type}`,
    ]);
});

test("a schema that would make promises of its checks is checked all the same", () => {
  expect(problems({}, { ...person, $async: true })).toEqual(["The whole must have required property 'name'"]);
});

test("at most ten problems are told", () => {
  const list = { type: "array", items: { type: "string" } };
  expect(problems(Array(500).fill(1), list)).toHaveLength(10);
});

test("of a very long answer the first problem is told", () => {
  const list = { type: "array", items: { type: "string" } };
  expect(problems(Array(100_000).fill(1), list)).toEqual(["/0 must be string"]);
});

test.each([
  ["a type that there is not", { type: "objekt" }, /type must be equal to one of the allowed values/],
  ["a list where a schema belongs", { properties: { a: [] } }, /must be object,boolean/],
  ["a reference to nothing", { $ref: "#/$defs/none" }, /can't resolve reference #\/\$defs\/none/],
  ["a pattern that is none", { pattern: "(" }, /Invalid regular expression/],
  ["another draft's words", { exclusiveMinimum: true }, /exclusiveMinimum must be number/],
  ["a reference to itself", { $ref: "#" }, /refers too deeply into itself/],
  ["a hundred thousand levels", nest(100_000), /refers too deeply into itself|takes more than/],
])("a schema with %s cannot be kept to", (_what, schema, fault) => {
  expect(findSchemaFault(schema)).toMatch(fault);
  expect(problems({}, schema)).toEqual([expect.stringMatching(/^It cannot be checked against the schema: /)]);
});

test("a reference to an address is a fault, and nothing is fetched from it", () => {
  const fetching = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("Fetched."));
  const schema = { properties: { a: { $ref: "http://127.0.0.1:1/schema.json" } } };
  expect(findSchemaFault(schema)).toMatch(/can't resolve reference http:\/\/127\.0\.0\.1:1\/schema\.json/);
  expect(fetching).not.toHaveBeenCalled();
});

const nested = (levels: number): unknown => (levels === 0 ? 0 : [nested(levels - 1)]);
const TOO_LONG = ["It cannot be checked against the schema: it takes more than 1000 ms to check."];

test.each([
  ["a pattern that backtracks", { properties: { a: { pattern: "^(a+)+$" } } }, { a: `${"a".repeat(60)}!` }],
  ["names that backtrack", { patternProperties: { "^(a+)+$": {} } }, { [`${"a".repeat(60)}!`]: 1 }],
  [
    "choices that double at each level",
    {
      $ref: "#/$defs/list",
      $defs: {
        list: {
          anyOf: [
            { items: { $ref: "#/$defs/list" }, not: {} },
            { items: { $ref: "#/$defs/list" }, type: "null" },
          ],
        },
      },
    },
    nested(40),
  ],
  ["things to tell apart", { uniqueItems: true }, Array.from({ length: 60_000 }, (_, at) => ({ at }))],
])("%s are given up, so that nobody waits for them", (_what, schema, value) => {
  expect(findSchemaFault(schema)).toBeNull();
  const startedAt = performance.now();
  expect(problems(value, schema)).toEqual(TOO_LONG);
  expect(performance.now() - startedAt).toBeLessThan(8_000);
});

test("a very long pattern is compiled in no time", () => {
  expect(findSchemaFault({ pattern: `^(${"a|".repeat(100_000)}b)$` })).toBeNull();
});

function nest(levels: number): Schema {
  let schema: Schema = { type: "string" };
  for (let level = 0; level < levels; level += 1) schema = { properties: { a: schema } };
  return schema;
}
