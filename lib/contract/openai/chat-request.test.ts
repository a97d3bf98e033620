import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chatRequestSchema } from "./chat-request";

const ASK = { model: "fusion", messages: [{ role: "user", content: "Why?" }] };

function faults(body: unknown): string[] {
  const parsed = chatRequestSchema.safeParse(body);
  return parsed.success
    ? []
    : parsed.error.issues.flatMap(({ path, code, ...issue }) =>
        code === "unrecognized_keys" && "keys" in issue ? (issue.keys as string[]) : [path.join(".")],
      );
}

test("what every client sends is taken, and null counts as left out", () => {
  expect(
    faults({
      ...ASK,
      stream: true,
      stream_options: { include_usage: true },
      temperature: 1,
      top_p: null,
      n: 1,
      logprobs: false,
      modalities: ["text"],
      service_tier: "auto",
      prompt_cache_key: "x",
      usage: { include: true },
      response_format: { type: "text" },
      tools: null,
    }),
  ).toEqual([]);
});

describe("what would change the answer is refused by its name", () => {
  test.each([
    ["n", 2],
    ["logprobs", true],
    ["top_logprobs", 5],
    ["logit_bias", { "50256": -100 }],
    ["audio", { voice: "alloy" }],
    ["modalities", ["audio"]],
    ["functions", [{ name: "f" }]],
    ["web_search_options", {}],
    ["verbosity", "low"],
    ["temprature", 1],
    ["top_k", 4],
    ["provider", { order: ["x"] }],
    ["temperature", 3],
    ["max_tokens", 0],
    ["stop", ["a", "b", "c", "d", "e"]],
    ["tool_choice", "required"],
    ["detach", true],
  ])("%s", (field, value) => {
    expect(faults({ ...ASK, [field]: value })).toEqual([field]);
  });

  test("a remote image, an empty conversation, and one that ends with the assistant", () => {
    const image = { type: "image_url", image_url: { url: "https://example.com/a.png" } };
    expect(faults({ ...ASK, messages: [{ role: "user", content: [image] }] })).not.toEqual([]);
    expect(faults({ ...ASK, messages: [] })).toContain("messages");
    expect(faults({ ...ASK, messages: [...ASK.messages, { role: "assistant", content: "So." }] })).toEqual([
      "messages",
    ]);
  });
});

test("no value of any kind breaks the schema: it is taken or refused", () => {
  const body = fc.oneof(
    fc.anything(),
    fc.record(
      {
        model: fc.oneof(fc.string(), fc.anything()),
        messages: fc.oneof(
          fc.array(
            fc.record({ role: fc.constantFrom("user", "tool", "assistant", "x"), content: fc.anything() }),
          ),
          fc.anything(),
        ),
        tools: fc.anything(),
        stop: fc.anything(),
        fusion: fc.oneof(fc.record({ pool: fc.anything(), judge: fc.anything() }), fc.anything()),
        plugins: fc.oneof(fc.array(fc.record({ id: fc.anything() })), fc.anything()),
        response_format: fc.anything(),
        metadata: fc.anything(),
      },
      { requiredKeys: [] },
    ),
  );
  fc.assert(
    fc.property(body, (value) => {
      const parsed = chatRequestSchema.safeParse(value);
      expect(parsed.success || parsed.error.issues.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
