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
      temperature: 1,
      top_p: null,
      n: 1,
      logprobs: false,
      modalities: ["text"],
      service_tier: "auto",
      prompt_cache_key: "x",
      usage: { include: true },
      stream_options: { include_usage: null },
      tool_choice: "auto",
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

test("an image's detail is passed over, whichever it is", () => {
  const image = { type: "image_url", image_url: { url: "data:image/png;base64,AAAA", detail: "original" } };
  expect(faults({ ...ASK, messages: [{ role: "user", content: [image] }] })).toEqual([]);
});

describe("what OpenRouter's clients send", () => {
  const tool = { type: "function", function: { name: "look" } };
  const fusion = { id: "fusion" };

  test.each([
    { provider: {} },
    { provider: null },
    { provider: { sort: "price", allow_fallbacks: false, data_collection: "allow", order: [], only: null } },
    { transforms: [] },
    { session_id: "s", trace: { id: "t" }, tags: ["x"] },
    { reasoning: { effort: "high", exclude: false } },
    { reasoning: { enabled: true } },
    { reasoning: { effort: "low", max_tokens: null }, reasoning_effort: "low" },
    {
      plugins: [{ ...fusion, analysis_models: null, model: null, preset: null, max_completion_tokens: null }],
    },
    { plugins: [{ id: "web", enabled: false, max_results: 3 }, fusion] },
    { plugins: [{ id: "web", enabled: false }], fusion: {} },
    { model: "openrouter/fusion", tool_choice: "required" },
    { model: "lab/a", plugins: [fusion], tool_choice: "required" },
    { tools: [tool], tool_choice: { type: "function", function: { name: "look" } } },
  ])("is taken where it asks for nothing that is not had here: %j", (more) => {
    expect(faults({ ...ASK, ...more })).toEqual([]);
  });

  test.each([
    [{ provider: { order: ["x"] } }, "provider.order"],
    [{ provider: { data_collection: "deny" } }, "provider.data_collection"],
    [{ provider: { max_price: { prompt: 1 } } }, "provider.max_price"],
    [{ transforms: ["middle-out"] }, "transforms"],
    [{ reasoning: { max_tokens: 100 } }, "reasoning.max_tokens"],
    [{ reasoning: { exclude: true } }, "reasoning.exclude"],
    [{ reasoning: { effort: "low" }, reasoning_effort: "high" }, "reasoning"],
    [{ plugins: [fusion, { ...fusion, enabled: false }] }, "plugins.1"],
    [{ plugins: [fusion], fusion: {} }, "plugins"],
    [{ tools: [tool], tool_choice: { type: "function", function: { name: "see" } } }, "tool_choice"],
  ])("is refused by its name where it asks for more: %j", (more, path) => {
    expect(faults({ ...ASK, ...more })).toEqual([path]);
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
