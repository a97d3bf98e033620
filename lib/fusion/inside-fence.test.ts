import { expect, it } from "vitest";
import { insideFence } from "./inside-fence";

it.each([
  ["a language", '```json\n{"a":1}\n```', '{"a":1}'],
  ["none, and space around it", '\n```\n{"a":1}\n```  \n', '{"a":1}'],
  ["several lines", "~~~json\n[\n  1\n]\n~~~", "[\n  1\n]"],
  ["a longer fence around a shorter one", '````\n"```"\n````', '"```"'],
  ["no line of its own for its end", '```json\n{"a":1}```', '{"a":1}'],
])("gives what stands in a fence with %s", (_, text, inside) => {
  expect(insideFence(text)).toBe(inside);
});

it.each([
  ["no fence", '{"a":1}'],
  ["words before it", 'Here you are:\n```json\n{"a":1}\n```'],
  ["words after it", '```json\n{"a":1}\n```\nThat is all.'],
  ["two fences", "```json\n1\n```\n```json\n2\n```"],
  ["a fence that never ends", '```json\n{"a":1}'],
])("gives nothing for a text with %s", (_, text) => {
  expect(insideFence(text)).toBeNull();
});
