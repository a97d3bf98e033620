import { afterAll, beforeAll, expect, test } from "vitest";
import type { ConnectionKind } from "@/lib/contract/models";
import type { ModelCall } from "@/lib/fusion/ports";
import { sendCall } from "@/lib/server/models/testing/send-call";
import { everything, place, withTools } from "@/lib/server/models/testing/tool-conversation";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

const sent = (kind: ConnectionKind, model: string, settings: Partial<ModelCall>) =>
  sendCall(upstream, { kind, model, settings });
const anything: Partial<ModelCall> = { format: { name: "reply", schema: null } };
const text = (words: string) => ({ type: "text", text: words });

const claudeTurns = [
  { role: "user", content: [text("Weather?")] },
  {
    role: "assistant",
    content: [
      { type: "tool_use", id: "call_1", name: "get_weather", input: { city: "Paris" } },
      { type: "tool_use", id: "call_2", name: "now", input: {} },
    ],
  },
  {
    role: "user",
    content: [
      { type: "tool_result", tool_use_id: "call_1", content: "Sunny" },
      { type: "tool_result", tool_use_id: "call_2", content: "Noon" },
    ],
  },
  {
    role: "assistant",
    content: [
      text("Again."),
      { type: "tool_use", id: "call_3", name: "get_weather", input: { rawInvalidInput: "{city" } },
    ],
  },
  { role: "user", content: [{ type: "tool_result", tool_use_id: "call_3", content: "Not JSON." }] },
];
const claudeTools = [
  { name: "get_weather", description: "Of a city.", input_schema: place, eager_input_streaming: true },
  { name: "now", input_schema: { type: "object" }, eager_input_streaming: true },
];
const notTaken = ["frequencyPenalty", "presencePenalty", "seed"].map(
  (setting) => `Mine: ${setting} is not supported by this model`,
);
const oneOfTwo = "Mine: topP is not supported when temperature is set. topP is ignored.";

test("Anthropic gets tools, what they gave and a format, and the column says what it does not take", async () => {
  const { body, warnings } = await sent("anthropic", "claude-haiku-4-5", everything);
  expect(body).toEqual({
    model: "claude-haiku-4-5",
    system: [text("Be brief.")],
    messages: claudeTurns,
    tools: [{ ...claudeTools[0], strict: true }, claudeTools[1]],
    tool_choice: { type: "auto" },
    output_config: { format: { type: "json_schema", schema: place } },
    max_tokens: 64,
    temperature: 0.2,
    stop_sequences: ["END"],
    stream: true,
  });
  expect(warnings).toEqual([...notTaken, oneOfTwo]);
});

test("an older Claude answers in a format by a tool that its package makes up", async () => {
  const { body, warnings } = await sent("anthropic", "claude-3-5-haiku-latest", everything);
  const json = { name: "json", description: "Respond with a JSON object.", input_schema: place };
  expect(body).toEqual({
    model: "claude-3-5-haiku-latest",
    system: [text("Be brief.")],
    messages: claudeTurns,
    tools: [...claudeTools, { ...json, eager_input_streaming: true }],
    tool_choice: { type: "any", disable_parallel_tool_use: true },
    max_tokens: 64,
    temperature: 0.2,
    stop_sequences: ["END"],
    stream: true,
  });
  expect(warnings).toEqual([
    ...notTaken,
    oneOfTwo,
    "Mine: Tool 'get_weather' has strict: true, but strict mode is not supported by this provider. The strict property will be ignored.",
  ]);
});

test("Anthropic is asked for any object by the schema of one, for without a schema it keeps to no format", async () => {
  const { body, warnings } = await sent("anthropic", "claude-haiku-4-5", {
    ...anything,
    maxOutputTokens: 64,
  });
  expect([body?.tools, body?.tool_choice, warnings]).toEqual([
    [
      {
        name: "json",
        description: "Respond with a JSON object.",
        input_schema: { type: "object" },
        eager_input_streaming: true,
      },
    ],
    { type: "any", disable_parallel_tool_use: true },
    [],
  ]);
});

test("another provider's ids of calls reach Anthropic in the letters that it takes", async () => {
  const { body } = await sent("anthropic", "claude-haiku-4-5", {
    messages: [
      {
        role: "assistant",
        content: "",
        toolCalls: [{ id: "functions.now:0", name: "now", arguments: "{}" }],
      },
      { role: "tool", content: "Noon", toolCallId: "functions.now:0" },
    ],
  });
  expect(body?.messages).toEqual([
    { role: "assistant", content: [{ type: "tool_use", id: "functions_now_0", name: "now", input: {} }] },
    { role: "user", content: [{ type: "tool_result", tool_use_id: "functions_now_0", content: "Noon" }] },
  ]);
});

const geminiCall = (id: string, name: string, args: object) => ({ functionCall: { id, name, args } });
const geminiResult = (id: string, name: string, content: string) => ({
  functionResponse: { id, name, response: { name, content } },
});
/** Google wants its own mark with each call of a Gemini 3, or this word, where the mark is not at hand. */
const geminiTurns = (signature?: string) => {
  const signed = (part: object) => (signature ? { ...part, thoughtSignature: signature } : part);
  return [
    { role: "user", parts: [{ text: "Weather?" }] },
    {
      role: "model",
      parts: [
        signed(geminiCall("call_1", "get_weather", { city: "Paris" })),
        signed(geminiCall("call_2", "now", {})),
      ],
    },
    {
      role: "user",
      parts: [geminiResult("call_1", "get_weather", "Sunny"), geminiResult("call_2", "now", "Noon")],
    },
    {
      role: "model",
      parts: [{ text: "Again." }, signed(geminiCall("call_3", "get_weather", { rawInvalidInput: "{city" }))],
    },
    { role: "user", parts: [geminiResult("call_3", "get_weather", "Not JSON.")] },
  ];
};
const geminiTools = [
  { name: "get_weather", description: "Of a city.", parametersJsonSchema: place },
  { name: "now", description: "", parametersJsonSchema: { type: "object" } },
];
const generationConfig = {
  maxOutputTokens: 64,
  temperature: 0.2,
  topP: 0.9,
  stopSequences: ["END"],
  seed: 7,
};

test("Gemini 3 gets tools, what they gave, a format and every setting", async () => {
  const { body } = await sent("google", "gemini-3-pro-preview", everything);
  expect(body).toEqual({
    systemInstruction: { parts: [{ text: "Be brief." }] },
    contents: geminiTurns("skip_thought_signature_validator"),
    tools: [{ functionDeclarations: geminiTools }],
    toolConfig: { functionCallingConfig: { mode: "VALIDATED" } },
    generationConfig: {
      ...generationConfig,
      frequencyPenalty: 0.5,
      presencePenalty: -0.5,
      responseMimeType: "application/json",
      responseJsonSchema: place,
    },
  });
});

test("Gemini 2.5 beside tools answers in a format by a tool that its package makes up", async () => {
  const { body } = await sent("google", "gemini-2.5-flash", everything);
  const json = { name: "json", description: "Respond with a JSON object.", parametersJsonSchema: place };
  expect(body).toEqual({
    systemInstruction: { parts: [{ text: "Be brief." }] },
    contents: geminiTurns(),
    tools: [{ functionDeclarations: [...geminiTools, json] }],
    toolConfig: { functionCallingConfig: { mode: "ANY" } },
    generationConfig,
  });
});

test("Gemini 2.5 beside tools is asked for any object in the same way, and without tools by the kind of its answer", async () => {
  const { body } = await sent("google", "gemini-2.5-flash", { ...withTools, ...anything });
  expect(body?.tools).toEqual([
    {
      functionDeclarations: [
        ...geminiTools,
        {
          name: "json",
          description: "Respond with a JSON object.",
          parametersJsonSchema: { type: "object" },
        },
      ],
    },
  ]);
  const plain = await sent("google", "gemini-2.5-flash", anything);
  expect(plain.body?.generationConfig).toEqual({ responseMimeType: "application/json" });
});

test("Gemini 2.5 takes no penalties, and the column says so", async () => {
  const { warnings } = await sent("google", "gemini-2.5-flash", { frequencyPenalty: 1, presencePenalty: 1 });
  expect(warnings).toEqual([
    "Mine: frequencyPenalty is not supported by this model",
    "Mine: presencePenalty is not supported by this model",
  ]);
});

test("the gateway gets the SDK's own call with all of it", async () => {
  const { body, warnings } = await sent("ai-gateway", "acme/one", everything);
  const call = (toolCallId: string, toolName: string, input: object) => ({
    type: "tool-call",
    toolCallId,
    toolName,
    input,
  });
  const result = (toolCallId: string, toolName: string, value: string) => ({
    type: "tool-result",
    toolCallId,
    toolName,
    output: { type: "text", value },
  });
  expect([body, warnings]).toEqual([
    {
      prompt: [
        { role: "system", content: "Be brief." },
        { role: "user", content: [text("Weather?")] },
        {
          role: "assistant",
          content: [call("call_1", "get_weather", { city: "Paris" }), call("call_2", "now", {})],
        },
        {
          role: "tool",
          content: [result("call_1", "get_weather", "Sunny"), result("call_2", "now", "Noon")],
        },
        {
          role: "assistant",
          content: [text("Again."), call("call_3", "get_weather", { rawInvalidInput: "{city" })],
        },
        { role: "tool", content: [result("call_3", "get_weather", "Not JSON.")] },
      ],
      tools: [
        {
          type: "function",
          name: "get_weather",
          description: "Of a city.",
          inputSchema: place,
          strict: true,
        },
        { type: "function", name: "now", inputSchema: { type: "object" } },
      ],
      toolChoice: { type: "auto" },
      responseFormat: { type: "json", name: "reply", schema: place },
      temperature: 0.2,
      maxOutputTokens: 64,
      topP: 0.9,
      frequencyPenalty: 0.5,
      presencePenalty: -0.5,
      stopSequences: ["END"],
      seed: 7,
    },
    [],
  ]);
});
