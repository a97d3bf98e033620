import { expect, test } from "vitest";
import { buildDocument } from "./build-document";
import { OPERATIONS } from "./operations";
import { SCHEMAS } from "./schemas";
import { checkOf } from "./testing/check-answer";
import type { JsonSchema } from "./to-components";

const document = buildDocument("http://127.0.0.1:3000");

const bodies = OPERATIONS.flatMap(({ id, body }) =>
  body && "schema" in body
    ? Object.entries(body.examples).map(([name, example]) => [id, name, body.schema, example] as const)
    : [],
);

test.each(bodies)("%s takes its example: %s", (_, __, schema, example) => {
  expect(SCHEMAS[schema].safeParse(example).error).toBeUndefined();
});

const answers = OPERATIONS.flatMap(({ id, answers }) =>
  answers.flatMap(({ status, content }) =>
    content?.json && content.example !== undefined
      ? [[id, status, content.json, content.example] as const]
      : [],
  ),
);

test.each(answers)("%s could answer %i with its example", (_, __, schema, example) => {
  expect(checkOf(schema)(example)).toEqual([]);
});

test("what the document says twice has a name", () => {
  const seen = new Map<string, string[]>();
  const { RunExport: _publishedByItself, ...schemas } = document.components.schemas;
  collectObjects(schemas, "", seen);
  expect([...seen.values()].filter((places) => places.length > 1)).toEqual([]);
});

function collectObjects(value: unknown, at: string, seen: Map<string, string[]>): void {
  if (typeof value !== "object" || value === null) return;
  const { type, properties } = value as JsonSchema;
  if (type === "object" && Object.keys(properties ?? {}).length >= 3) {
    const key = JSON.stringify(value);
    seen.set(key, [...(seen.get(key) ?? []), at]);
  }
  for (const [name, inner] of Object.entries(value)) collectObjects(inner, `${at}/${name}`, seen);
}

test("what is sent is called by another name only where it differs from what is answered", () => {
  const { CriterionInput, Criterion, Member, MemberInput } = document.components.schemas;
  expect([CriterionInput?.required, Criterion?.required]).toEqual([
    ["name", "weight"],
    ["name", "weight", "instruction"],
  ]);
  expect([Member === undefined, MemberInput]).toEqual([false, undefined]);
});

test("every call has a name of its own", () => {
  expect(new Set(OPERATIONS.map(({ id }) => id)).size).toBe(OPERATIONS.length);
});
