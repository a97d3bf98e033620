import type { ModelCall } from "@/lib/fusion/ports";

/** A schema that fits OpenAI's strict mode. */
export const place = {
  type: "object",
  properties: { city: { type: "string" } },
  required: ["city"],
  additionalProperties: false,
};

/** A conversation in which tools were called: two at once, and one amiss. */
export const toolHistory: Partial<ModelCall> = {
  instructions: "Be brief.",
  messages: [
    { role: "user", content: "Weather?" },
    {
      role: "assistant",
      content: "",
      toolCalls: [
        { id: "call_1", name: "get_weather", arguments: '{"city": "Paris"}' },
        { id: "call_2", name: "now", arguments: "" },
      ],
    },
    { role: "tool", content: "Sunny", toolCallId: "call_1" },
    { role: "tool", content: "Noon", toolCallId: "call_2" },
    {
      role: "assistant",
      content: "Again.",
      toolCalls: [{ id: "call_3", name: "get_weather", arguments: "{city" }],
    },
    { role: "tool", content: "Not JSON.", toolCallId: "call_3" },
  ],
};
export const withTools: Partial<ModelCall> = {
  tools: [
    { name: "get_weather", description: "Of a city.", parameters: place, strict: true },
    { name: "now", parameters: { type: "object" } },
  ],
  toolChoice: "auto",
};
export const sampling: Partial<ModelCall> = {
  temperature: 0.2,
  topP: 0.9,
  frequencyPenalty: 0.5,
  presencePenalty: -0.5,
  stop: ["END"],
  seed: 7,
  maxOutputTokens: 64,
};

/** Everything that can be asked of a call, apart from an effort. */
export const everything: Partial<ModelCall> = {
  ...toolHistory,
  ...withTools,
  ...sampling,
  format: { name: "reply", schema: place },
};
