import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST as respond } from "@/app/v1/responses/route";
import { completionChunkSchema, completionSchema } from "@/lib/contract/openai/chat-response";
import { parseResponseStream, publishedResponse } from "@/lib/server/v1/testing/published-responses";
import {
  ASK,
  CHAT_PATH,
  createV1Bench,
  judgement,
  PANEL,
  type V1Bench,
} from "@/lib/server/v1/testing/v1-bench";
import { POST } from "./route";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const RESPONSES_PATH = "/v1/responses";

let bench: V1Bench;
beforeAll(async () => {
  bench = await createV1Bench({ [CHAT_PATH]: { POST }, [RESPONSES_PATH]: { POST: respond } });
  bench.upstream.script("a", {
    steps: [{ text: "So." }, { raw: "data: {\n\n" }, { finish: "stop" }, "done"],
  });
  bench.upstream.script("judge", judgement({ answer: "It is so." }));
});
afterAll(() => bench.close());

// As a setting that a provider does not take, it is said by the call itself.
const WARNING = "One event was unreadable and left out of the answer.";

test("what a call warned of is told: of a model alone, whole and streamed", async () => {
  const ask = { model: "lab/a", messages: ASK };
  const whole = completionSchema.parse(await (await bench.post(CHAT_PATH, ask)).json());
  expect(whole.warnings).toEqual([WARNING]);
  const streamed = await (await bench.post(CHAT_PATH, { ...ask, stream: true })).text();
  const chunks = streamed
    .split("\n\n")
    .filter((line) => line.startsWith("data: {"))
    .map((line) => completionChunkSchema.parse(JSON.parse(line.slice(6))));
  expect(
    chunks.flatMap(({ choices, warnings }) => (warnings ? [[choices[0]?.finish_reason, warnings]] : [])),
  ).toEqual([["stop", [WARNING]]]);
});

test("of a response, in its last event", async () => {
  const ask = { model: "lab/a", input: "Why?" };
  const whole = publishedResponse.parse(await (await bench.post(RESPONSES_PATH, ask)).json());
  expect(whole.warnings).toEqual([WARNING]);
  const heard = parseResponseStream(
    await (await bench.post(RESPONSES_PATH, { ...ask, stream: true })).text(),
  );
  const told = heard.flatMap((event) => ("response" in event ? [event.response.warnings] : []));
  expect(told).toEqual([undefined, undefined, [WARNING]]);
});

test("of a panel, with the part that it is of", async () => {
  const fusion = { ...PANEL, pool: ["lab/b", "lab/a"] };
  const response = await bench.post(CHAT_PATH, { model: "fusion", messages: ASK, fusion });
  expect(completionSchema.parse(await response.json()).warnings).toEqual([`B: ${WARNING}`]);
});

test("nothing is told where there is nothing to tell", async () => {
  const response = await bench.post(CHAT_PATH, { model: "lab/b", messages: ASK });
  expect(await response.json()).not.toHaveProperty("warnings");
});
