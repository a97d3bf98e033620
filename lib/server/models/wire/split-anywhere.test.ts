import { expect, test } from "vitest";
import { systemTimers } from "@/lib/server/models/stream/timers";
import { anthropicProtocol } from "./anthropic-events";
import { chatProtocol } from "./chat-chunk";
import { gatewayProtocol } from "./gateway-parts";
import { googleProtocol } from "./google-chunks";
import { guardEvents } from "./guard-events";
import { noFacts, type WireFacts } from "./wire-facts";
import type { WireProtocol } from "./wire-protocol";

/** One to four bytes a character, a joined emoji, and a line end inside the text. */
const TEXT = "Aé中🙂👩‍🔬\nz";

const samples: {
  name: string;
  protocol: WireProtocol;
  events: (object | string)[];
  facts: Partial<WireFacts>;
}[] = [
  {
    name: "Anthropic",
    protocol: anthropicProtocol,
    events: [
      { type: "message_start", message: { id: "m", usage: { input_tokens: 3, cache_read_input_tokens: 1 } } },
      { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
      { type: "ping" },
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: TEXT } },
      { type: "content_block_stop", index: 0 },
      { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 5 } },
      { type: "message_stop" },
    ],
    facts: {
      finish: "stop",
      finishSaid: "end_turn",
      usage: { inputTokens: 4, outputTokens: 5, cachedTokens: 1, reasoningTokens: null },
    },
  },
  {
    name: "Google",
    protocol: googleProtocol,
    events: [
      { candidates: [{ content: { parts: [{ text: TEXT }] } }], usageMetadata: { promptTokenCount: 4 } },
      {
        candidates: [{ content: { parts: [] }, finishReason: "STOP" }],
        usageMetadata: { promptTokenCount: 4, candidatesTokenCount: 3, thoughtsTokenCount: 2 },
      },
    ],
    facts: {
      finish: "stop",
      finishSaid: "STOP",
      usage: { inputTokens: 4, outputTokens: 5, cachedTokens: null, reasoningTokens: 2 },
    },
  },
  {
    name: "the gateway",
    protocol: gatewayProtocol,
    events: [
      { type: "text-delta", id: "0", delta: TEXT },
      {
        type: "finish",
        finishReason: { unified: "stop", raw: "end_turn" },
        usage: { inputTokens: { total: 4, cacheRead: 1 }, outputTokens: { total: 5 } },
        providerMetadata: { gateway: { cost: "0.00012", routing: { finalProvider: "bedrock" } } },
      },
      "[DONE]",
    ],
    facts: {
      finish: "stop",
      finishSaid: "end_turn",
      usage: { inputTokens: 4, outputTokens: 5, cachedTokens: 1, reasoningTokens: null },
      reportedUsd: 0.00012,
      servedBy: "bedrock",
    },
  },
  {
    name: "chat completions calling a tool",
    protocol: chatProtocol,
    events: [
      chatCall({ id: "call_1", type: "function", function: { name: "say", arguments: "" } }),
      chatCall({ function: { arguments: `{"words":${JSON.stringify(TEXT).slice(0, 4)}` } }),
      chatCall({ function: { arguments: JSON.stringify(TEXT).slice(4) } }),
      { choices: [{ index: 0, delta: { content: TEXT }, finish_reason: "stop" }] },
      "[DONE]",
    ],
    facts: { finish: "tool_calls", calling: true },
  },
  {
    name: "Anthropic calling a tool",
    protocol: anthropicProtocol,
    events: [
      {
        type: "content_block_start",
        index: 0,
        content_block: { type: "tool_use", id: "a", name: "say", input: {} },
      },
      {
        type: "content_block_delta",
        index: 0,
        delta: { type: "input_json_delta", partial_json: JSON.stringify(TEXT) },
      },
      { type: "content_block_delta", index: 0, delta: { type: "text_delta", text: TEXT } },
      { type: "message_delta", delta: { stop_reason: "tool_use" } },
      { type: "message_stop" },
    ],
    facts: { finish: "tool_calls", finishSaid: "tool_use", calling: true },
  },
  {
    name: "Google calling a tool",
    protocol: googleProtocol,
    events: [
      { candidates: [{ content: { parts: [{ functionCall: { name: "say", args: { words: TEXT } } }] } }] },
      { candidates: [{ content: { parts: [] }, finishReason: "STOP" }] },
    ],
    facts: { finish: "stop", finishSaid: "STOP", calling: true },
  },
  {
    name: "the gateway calling a tool",
    protocol: gatewayProtocol,
    events: [
      { type: "tool-input-start", id: "a", toolName: "say" },
      { type: "tool-input-delta", id: "a", delta: TEXT },
      { type: "tool-call", toolCallId: "a", toolName: "say", input: TEXT },
      { type: "finish", finishReason: { unified: "tool-calls", raw: "tool_use" } },
    ],
    facts: { finish: "tool_calls", finishSaid: "tool_use", calling: true },
  },
];

function chatCall(call: object): object {
  return { choices: [{ index: 0, delta: { tool_calls: [{ index: 0, ...call }] } }] };
}

function bytesOf(events: (object | string)[], newline: string): Uint8Array {
  const lines = events.flatMap((event) => [
    `event: ${typeof event === "object" && "type" in event ? event.type : "x"}`,
    `data: ${typeof event === "string" ? event : JSON.stringify(event)}`,
    "",
  ]);
  return Buffer.from([": hello", "", ...lines, ""].join(newline));
}

async function readThrough(protocol: WireProtocol, slices: Uint8Array[]) {
  const facts = noFacts();
  const read = protocol(facts);
  const seen: string[] = [];
  const stream = guardEvents(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const slice of slices) controller.enqueue(slice);
        controller.close();
      },
    }),
    {
      onData(data, end) {
        const reading = read(data);
        seen.push(reading.kind);
        if (reading.kind !== "chunk") return null;
        if (reading.last) end("done");
        return reading.data;
      },
      onTooLarge: () => seen.push("too large"),
      onCut: () => seen.push("cut"),
    },
    systemTimers,
  );
  return { facts, seen, out: await new Response(stream).text() };
}

const cases = samples.flatMap((sample) => ["\n", "\r\n", "\r"].map((newline) => ({ ...sample, newline })));

test.each(cases)("$name's events split in two at any byte read the same ($newline)", async (sample) => {
  const bytes = bytesOf(sample.events, sample.newline);
  const whole = await readThrough(sample.protocol, [bytes]);
  expect(whole.facts).toEqual({ ...noFacts(), ...sample.facts });
  expect(whole.out).toContain(JSON.stringify(TEXT));
  for (let at = 0; at <= bytes.byteLength; at += 1) {
    expect(await readThrough(sample.protocol, [bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
  }
});
