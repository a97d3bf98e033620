import { expect, test } from "vitest";
import { systemTimers } from "@/lib/server/models/stream/timers";
import { anthropicDialect } from "@/lib/server/models/testing/dialects/anthropic-dialect";
import { chatDialect } from "@/lib/server/models/testing/dialects/chat-dialect";
import type { Dialect } from "@/lib/server/models/testing/dialects/dialect";
import { gatewayDialect } from "@/lib/server/models/testing/dialects/gateway-dialect";
import { googleDialect } from "@/lib/server/models/testing/dialects/google-dialect";
import { FAULT_SHAPES } from "@/lib/server/models/testing/faults/fault-shapes";
import { bytesOfScript } from "@/lib/server/models/testing/play-stream";
import type { Step, StreamScript } from "@/lib/server/models/testing/upstream-script";
import { anthropicProtocol } from "./anthropic-events";
import { chatProtocol } from "./chat-chunk";
import { gatewayProtocol } from "./gateway-parts";
import { googleProtocol } from "./google-chunks";
import { guardEvents } from "./guard-events";
import { noFacts } from "./wire-facts";
import type { WireProtocol } from "./wire-protocol";

/** One to four bytes a character, a joined emoji, and a line end inside the text. */
const WORDS = { begin: "Aé中", rest: "🙂👩‍🔬\nz" };
/** Beyond it stands only the endless line and the endless answer, which are as long as they are for their length alone. */
const MAX_BYTES = 5_000;

interface Spoken {
  protocol: WireProtocol;
  dialect: Dialect;
  /** Events written out in the scripts are OpenAI's. */
  speaks(step: Step): boolean;
}

const isPlain = (step: Step) => typeof step === "string" || !("event" in step || "raw" in step);
const PROTOCOLS: Record<string, Spoken> = {
  "chat completions": { protocol: chatProtocol, dialect: chatDialect, speaks: () => true },
  Anthropic: { protocol: anthropicProtocol, dialect: anthropicDialect, speaks: isPlain },
  Google: { protocol: googleProtocol, dialect: googleDialect, speaks: isPlain },
  "the gateway": { protocol: gatewayProtocol, dialect: gatewayDialect, speaks: isPlain },
};

const streams = FAULT_SHAPES.flatMap(({ name, upstream }) => {
  const scripts = typeof upstream === "string" ? [] : upstream(WORDS);
  return scripts.filter(isStream).map((script, index) => ({ name: `${name}, answer ${index + 1}`, script }));
});

function isStream(script: unknown): script is StreamScript {
  return typeof script === "object" && script !== null && "steps" in script;
}

const cases = Object.entries(PROTOCOLS).flatMap(([protocolName, { protocol, dialect, speaks }]) =>
  streams
    .filter(({ script }) => script.steps.every(speaks))
    .map(({ name, script }) => ({ protocolName, protocol, name, bytes: bytesOfScript(script, dialect) }))
    .filter(({ bytes }) => bytes.byteLength > 0 && bytes.byteLength < MAX_BYTES)
    // Many of them are well at last, in the same words.
    .filter(
      ({ bytes }, index, all) => all.findIndex((one) => Buffer.compare(one.bytes, bytes) === 0) === index,
    ),
);

test.each(cases)("$protocolName: $name, split in two at any byte, reads the same", async (one) => {
  const { protocol, bytes } = one;
  const whole = JSON.stringify(await readThrough(protocol, [bytes]));
  const different: number[] = [];
  for (let at = 1; at < bytes.byteLength; at += 1) {
    const read = await readThrough(protocol, [bytes.subarray(0, at), bytes.subarray(at)]);
    if (JSON.stringify(read) !== whole) different.push(at);
  }
  expect(different).toEqual([]);
});

/** What the reader of the wire makes of the slices, one after the other. */
async function readThrough(protocol: WireProtocol, slices: Uint8Array[]) {
  const facts = noFacts();
  const read = protocol(facts);
  const seen: unknown[] = [];
  const left = [...slices];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = left.shift();
      if (next) controller.enqueue(next);
      else controller.close();
    },
  });
  const guarded = guardEvents(
    body,
    {
      onData(data, end) {
        const reading = read(data);
        seen.push(reading);
        if (reading.kind === "error") end("broken");
        if (reading.kind !== "chunk") return null;
        if (reading.last) end("done");
        return reading.data;
      },
      onTooLarge: () => seen.push("too large"),
      onCut: () => seen.push("cut"),
    },
    systemTimers,
  );
  const decoder = new TextDecoder();
  let out = "";
  for await (const chunk of guarded) out += decoder.decode(chunk, { stream: true });
  return { facts, seen, out };
}
