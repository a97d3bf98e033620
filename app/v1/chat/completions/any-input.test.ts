import fc from "fast-check";
import { afterAll, beforeAll, test, vi } from "vitest";
import { answerAlways, expectNoServerError, maybe } from "@/lib/server/v1/testing/any-input";
import { ASK, createV1Bench, PANEL, type V1Bench } from "@/lib/server/v1/testing/v1-bench";
import { POST } from "./route";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const PATH = "/v1/chat/completions";

let bench: V1Bench;
beforeAll(async () => {
  bench = await createV1Bench({ [PATH]: { POST } });
  answerAlways(bench, "So.");
});
afterAll(() => bench.close());

/** Like what clients send, with something else in any of its places. */
const request = fc.record(
  {
    model: maybe(fc.constantFrom("lab/a", "fusion", "fusion/quality", "openrouter/fusion", "lab/x")),
    messages: maybe(
      fc.oneof(
        fc.constant(ASK),
        fc.array(
          fc.record({
            role: maybe(fc.constantFrom("system", "user", "assistant", "tool")),
            content: maybe(fc.oneof(fc.string(), fc.constant([{ type: "text", text: "Why?" }]))),
            tool_call_id: fc.constant("call_1"),
          }),
          { maxLength: 3 },
        ),
      ),
    ),
    fusion: maybe(fc.constant(PANEL)),
    plugins: maybe(fc.constant([])),
    stream: maybe(fc.boolean()),
    temperature: maybe(fc.double({ min: 0, max: 2, noNaN: true })),
    max_tokens: maybe(fc.integer({ min: 1, max: 100 })),
    stop: maybe(fc.constant(["x"])),
    seed: maybe(fc.maxSafeInteger()),
    tools: maybe(fc.constant([])),
    tool_choice: maybe(fc.constant("auto")),
    metadata: maybe(fc.constant({ a: "b" })),
    store: maybe(fc.boolean()),
  },
  { requiredKeys: ["model", "messages"] },
);

test("no input gives a 5xx: it is answered, or refused in OpenAI's shape", () =>
  expectNoServerError(bench, PATH, request));
