import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { refusing } from "@/lib/server/models/testing/upstream-script";
import { parseResponseStream, publishedResponse } from "@/lib/server/v1/testing/published-responses";
import { createV1Bench, type V1Bench } from "@/lib/server/v1/testing/v1-bench";
import { POST } from "./route";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const PATH = "/v1/responses";
const ASK = { model: "lab/a", input: "Why is the sky blue?" };

let bench: V1Bench;
beforeAll(async () => {
  bench = await createV1Bench({ [PATH]: { POST } });
});
afterAll(() => bench.close());

test("a model that will not answer has its own words for it, once, and no text", async () => {
  bench.upstream.script("a", refusing("I will ", "not."));
  const response = publishedResponse.parse(await (await bench.post(PATH, ASK)).json());
  expect(response).toMatchObject({
    status: "completed",
    output: [{ status: "completed", content: [{ type: "refusal", refusal: "I will not." }] }],
  });
  expect(response.output).toHaveLength(1);
});

test("one that will not go on has what it said and its refusal in one message", async () => {
  bench.upstream.script("a", { steps: [{ text: "So " }, ...refusing("I will not.").steps] });
  const heard = parseResponseStream(await (await bench.post(PATH, { ...ASK, stream: true })).text());
  const [, , ...told] = heard.map(({ type }) => type.replace(/^response\./, ""));
  expect(told).toEqual([
    ...["output_item.added", "content_part.added", "output_text.delta", "output_text.done"],
    ...["content_part.done", "content_part.added", "refusal.delta", "refusal.done", "content_part.done"],
    ...["output_item.done", "completed"],
  ]);
  const content = [
    { type: "output_text", text: "So " },
    { type: "refusal", refusal: "I will not." },
  ];
  expect(heard.at(-1)).toMatchObject({ response: { output: [{ status: "completed", content }] } });
});
