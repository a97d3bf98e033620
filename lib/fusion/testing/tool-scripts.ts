import type { ChatMessage, ToolCall, ToolSpec } from "@/lib/fusion/run-request";
import type { Script } from "./scripted-models";

export const WEATHER: ToolSpec = {
  name: "get_weather",
  description: "The weather of a place, now.",
  parameters: { type: "object", properties: { place: { type: "string" } }, required: ["place"] },
};

export const ASK_PARIS: ToolCall = { id: "call_1", name: "get_weather", arguments: '{"place":"Paris"}' };

/** What a caller sends once it has run the tool. */
export const TOLD_PARIS: ChatMessage[] = [
  { role: "assistant", content: "", toolCalls: [ASK_PARIS] },
  { role: "tool", content: "18 °C, rain", toolCallId: "call_1" },
];

export function callsTools(calls: ToolCall[] = [ASK_PARIS], pieces: string[] = []): Script {
  return { kind: "says", pieces, calls, everyMs: 10 };
}
