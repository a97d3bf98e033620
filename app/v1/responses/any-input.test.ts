import fc from "fast-check";
import { afterAll, beforeAll, test, vi } from "vitest";
import { answerAlways, expectNoServerError, maybe } from "@/lib/server/v1/testing/any-input";
import { createV1Bench, PANEL, type V1Bench } from "@/lib/server/v1/testing/v1-bench";
import { POST } from "./route";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PATH = "/v1/responses";

let bench: V1Bench;
beforeAll(async () => {
  bench = await createV1Bench({ [PATH]: { POST } });
  // JSON, whatever is asked for: a 5xx is then never the fault of the upstream.
  answerAlways(bench, '{"color":"blue"}');
});
afterAll(() => bench.close());

const part = fc.constantFrom(
  { type: "input_text", text: "Why?" },
  { type: "output_text", text: "So." },
  { type: "input_image", image_url: "data:image/png;base64,AAAA" },
  { type: "input_file", file_id: "file_1" },
);
const item = fc.oneof(
  fc.record({
    type: maybe(fc.constant("message")),
    role: maybe(fc.constantFrom("system", "developer", "user", "assistant")),
    content: maybe(fc.oneof(fc.string(), fc.array(maybe(part), { maxLength: 2 }))),
  }),
  fc.constantFrom(
    { type: "function_call", call_id: "call_1", name: "look", arguments: "{}" },
    { type: "function_call_output", call_id: "call_1", output: "Blue." },
    { type: "reasoning", id: "rs_1", summary: [] },
    { type: "item_reference", id: "msg_1" },
  ),
);

/** Like what clients send, with something else in any of its places. */
const request = fc.record(
  {
    model: maybe(fc.constantFrom("lab/a", "fusion", "fusion/quality", "openrouter/fusion", "lab/x")),
    input: maybe(fc.oneof(fc.string(), fc.array(item, { maxLength: 3 }))),
    instructions: maybe(fc.string()),
    previous_response_id: maybe(fc.constantFrom("resp_none", "", "resp_AAAAAAAAAAAAAAAAAAAAAA")),
    fusion: maybe(fc.constant(PANEL)),
    plugins: maybe(fc.constant([])),
    stream: maybe(fc.boolean()),
    temperature: maybe(fc.double({ min: 0, max: 2, noNaN: true })),
    max_output_tokens: maybe(fc.integer({ min: 1, max: 100 })),
    text: maybe(fc.constant({ format: { type: "json_object" } })),
    reasoning: maybe(fc.constant({ effort: "low" })),
    tools: maybe(fc.constant([{ type: "function", name: "look", parameters: { type: "object" } }])),
    tool_choice: maybe(fc.constantFrom("auto", "none", "required")),
    include: maybe(fc.constant([])),
    metadata: maybe(fc.constant({ a: "b" })),
    store: maybe(fc.boolean()),
    background: maybe(fc.constant(false)),
  },
  { requiredKeys: ["model", "input"] },
);

test("no input gives a 5xx: it is answered, or refused in OpenAI's shape", () =>
  expectNoServerError(bench, PATH, request));
