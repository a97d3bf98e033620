import { expect, test } from "vitest";
import { fitsStrictMode } from "./fits-strict-mode";

const closed = (properties: Record<string, unknown>, more: object = {}) => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});
const text = { type: "string" };

test.each([
  ["a flat object", closed({ a: text })],
  [
    "lists, choices and empty values",
    closed({ a: { type: ["array", "null"], items: { anyOf: [text, { type: "null" }] } } }),
  ],
  ["references to itself", closed({ next: { $ref: "#/$defs/node" } }, { $defs: { node: closed({}) } })],
])("strict mode takes %s", (_name, schema) => {
  expect(fitsStrictMode(schema)).toBe(true);
});

const deep = (levels: number): object => (levels === 0 ? text : closed({ a: deep(levels - 1) }));

test.each([
  ["an open object", { type: "object", properties: { a: text }, required: ["a"] }],
  ["a property that may be absent", { ...closed({ a: text, b: text }), required: ["a"] }],
  ["an open object within", closed({ a: { type: "array", items: { type: "object" } } })],
  ["one in a definition", closed({}, { $defs: { node: { properties: { a: text } } } })],
  ["keywords that it does not know", closed({ a: { allOf: [text] } })],
  ["a default", closed({ a: { type: "string", default: "x" } })],
  ["a choice at the root", closed({}, { anyOf: [closed({})] })],
  ["anything but an object", { type: "array", items: text }],
  ["what is no schema", closed({ a: true })],
  ["a schema of a hundred thousand levels", nested(100_000)],
  ["eleven levels", deep(11) as Record<string, unknown>],
])("strict mode does not take %s", (_name, schema) => {
  expect(fitsStrictMode(schema)).toBe(false);
});

function nested(levels: number): Record<string, unknown> {
  let schema: Record<string, unknown> = text;
  for (let level = 0; level < levels; level += 1) schema = closed({ a: schema });
  return schema;
}
