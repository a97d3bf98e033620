import { expect, test } from "vitest";
import { toJsonFence } from "./pretty-json";

test.each([
  [
    "an object",
    '{"city":"Rome","days":[1]}',
    '```json\n{\n  "city": "Rome",\n  "days": [\n    1\n  ]\n}\n```',
  ],
  ["no JSON", '{"city":', '```text\n{"city":\n```'],
  ["a word", '"Rome"', '```text\n"Rome"\n```'],
  ["nothing", "", "```text\n\n```"],
  ["a fence of its own", '{"a":"```` # out"}', '`````json\n{\n  "a": "```` # out"\n}\n`````'],
])("%s is shown in a fence that it cannot leave", (_, text, fence) => {
  expect(toJsonFence(text)).toBe(fence);
});
