import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ModelPart } from "@/lib/fusion/ports";
import { ADAPTERS } from "@/lib/server/models/testing/adapters";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import type { StreamScript } from "@/lib/server/models/testing/upstream-script";
import { readChatChunk } from "@/lib/server/models/wire/chat-chunk";
import { guardEvents } from "@/lib/server/models/wire/guard-events";
import { noFacts } from "@/lib/server/models/wire/wire-facts";
import { systemTimers } from "./timers";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

/** One to four bytes a character, a joined emoji, and a line end inside the text. */
const TEXT = "Aé中🙂👩‍🔬\nz";
const usage = {
  prompt_tokens: 3,
  completion_tokens: 5,
  prompt_tokens_details: { cached_tokens: 1 },
  cost: 0.00012,
};
const script: StreamScript = {
  steps: [{ raw: ": hello\n\n" }, { text: TEXT }, { finish: "stop" }, { usage }, "done"],
};
const parts: ModelPart[] = [
  { type: "text", text: TEXT },
  {
    type: "finish",
    finish: "stop",
    usage: { inputTokens: 3, outputTokens: 5, cachedTokens: 1, reasoningTokens: null },
    reportedUsd: 0.00012,
    servedBy: null,
  },
];

describe.each(ADAPTERS)("Through $name", (adapter) => {
  test.each([
    ["\\n", "\n"],
    ["\\r\\n", "\r\n"],
    ["\\r", "\r"],
  ] as const)("one byte at a time with %s for line ends, the answer is whole", async (name, newline) => {
    upstream.script(`sliced ${name}`, { ...script, newline, slice: 1 });
    const connection = adapter.connect(upstream.url, testEnvironment());
    expect(await collectParts(connection, callFor(`${adapter.id}/sliced ${name}`))).toEqual(parts);
  });
});

const body = (newline: string) =>
  Buffer.from(
    [
      ": hello",
      "",
      `data: ${JSON.stringify({ choices: [{ delta: { content: TEXT } }] })}`,
      "",
      `data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: "stop" }] })}`,
      "",
      `data: ${JSON.stringify({ choices: [], usage })}`,
      "",
      "data: [DONE]",
      "",
      "",
    ].join(newline),
  );

async function readThrough(...slices: Uint8Array[]) {
  const facts = noFacts();
  const seen: string[] = [];
  const stream = guardEvents(
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const slice of slices) controller.enqueue(slice);
        controller.close();
      },
    }),
    {
      onData(data) {
        const reading = readChatChunk(data, facts);
        seen.push(reading.kind === "chunk" ? reading.data : reading.kind);
        return reading.kind === "chunk" ? reading.data : null;
      },
      onTooLarge: () => seen.push("too large"),
      onCut: () => seen.push("cut"),
    },
    systemTimers,
  );
  return { facts, seen, out: await new Response(stream).text() };
}

test.each([["\n"], ["\r\n"], ["\r"]])(
  "split in two at any byte, the guard reads the same (%j)",
  async (newline) => {
    const bytes = body(newline);
    const whole = await readThrough(bytes);
    expect(whole.facts).toEqual({
      ...noFacts(),
      finish: "stop",
      usage: { inputTokens: 3, outputTokens: 5, cachedTokens: 1, reasoningTokens: null },
      reportedUsd: 0.00012,
    });
    expect(whole.out).toContain(JSON.stringify(TEXT));
    for (let at = 0; at <= bytes.byteLength; at += 1) {
      expect(await readThrough(bytes.subarray(0, at), bytes.subarray(at))).toEqual(whole);
    }
  },
);
