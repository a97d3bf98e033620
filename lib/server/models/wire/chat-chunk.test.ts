import { expect, test } from "vitest";
import { readChatChunk } from "./chat-chunk";
import { noFacts } from "./wire-facts";

test("a refusal that never ends fills no memory", () => {
  const facts = noFacts();
  const data = JSON.stringify({ choices: [{ delta: { refusal: "No, ".repeat(1_000) } }] });
  for (let time = 0; time < 100; time += 1) readChatChunk(data, facts);
  expect(facts.refusal).toBe("No, ".repeat(1_024));
});
