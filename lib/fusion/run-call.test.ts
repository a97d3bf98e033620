import { expect, it } from "vitest";
import type { ModelCall, ModelPart } from "./ports";
import { runCall } from "./run-call";
import { anyFormat } from "./testing/any-format";
import { createScriptedModels } from "./testing/scripted-models";
import { ASK_PARIS, WEATHER } from "./testing/tool-scripts";
import { createVirtualClock } from "./testing/virtual-clock";

const price = { input: 0, output: 1 };
const call: ModelCall = {
  model: "test/a",
  purpose: "candidate",
  instructions: null,
  messages: [{ role: "user", content: "Is it raining?" }],
  tools: [WEATHER],
};
const finish: ModelPart = { type: "finish", finish: "tool-calls", usage: null, reportedUsd: null };
const asks: ModelPart = { type: "tool-call", call: ASK_PARIS };

async function end(
  parts: ModelPart[],
  more: Partial<ModelCall> = {},
  { signal = new AbortController().signal, hangs = false } = {},
) {
  const clock = createVirtualClock();
  const models = createScriptedModels({}, { clock, prices: { "test/a": price } });
  const heard: string[] = [];
  const calling = runCall({
    call: { ...call, ...more },
    ports: {
      models: {
        ...models,
        async *stream() {
          yield* parts;
          if (hangs) await new Promise(() => undefined);
        },
      },
      clock,
      ids: { nonce: () => "0" },
      formats: anyFormat,
    },
    signal,
    deadlineAt: 1_000,
    runStartedAtMs: 0,
    onPart: (part) => heard.push(part.type),
  });
  if (hangs) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance();
  }
  return { ...(await calling), heard };
}

it("is an answer where it calls tools and says nothing, also at its output limit", async () => {
  const called = await end([asks, finish]);
  expect(called).toMatchObject({
    kind: "finished",
    heard: [],
    end: { toolCalls: [ASK_PARIS], served: true },
  });
  const cut = await end([asks, { ...finish, finish: "length" }]);
  expect(cut).toMatchObject({ kind: "finished", end: { finish: "length", toolCalls: [ASK_PARIS] } });
});

it("voids what was called before the adapter started over", async () => {
  const other = { ...ASK_PARIS, id: "call_2" };
  const again = await end([asks, { type: "reset" }, { type: "tool-call", call: other }, finish]);
  expect(again.end.toolCalls).toEqual([other]);
  const said = await end([asks, { type: "reset" }, { type: "text", text: "Yes." }, finish]);
  expect(said.end).not.toHaveProperty("toolCalls");
});

it("calls nothing where it failed, and its words are counted as billed", async () => {
  const failed = await end([asks]);
  expect(failed).toMatchObject({ kind: "failed", failure: { reason: "truncated" }, end: { served: true } });
  expect(failed.end).not.toHaveProperty("toolCalls");
  const chars = ASK_PARIS.name.length + ASK_PARIS.arguments.length;
  expect(failed.end.cost).toEqual({ usd: Math.ceil(chars / 4) / 1e6, source: "estimated" });
});

it("hears a call from its first piece on, and counts what came of one that was cut off", async () => {
  const pieces: ModelPart[] = [
    { type: "tool-input", text: "weather" },
    { type: "tool-input", text: '{"city":"P' },
  ];
  const whole = await end([...pieces, asks, finish]);
  expect([whole.heard, whole.end.timings?.firstTokenMs]).toEqual([[], 0]);
  expect((await end([asks, finish])).end.timings?.firstTokenMs).toBeNull();
  const cut = await end(pieces);
  expect(cut).toMatchObject({ kind: "failed", end: { served: true } });
  expect(cut.end.cost).toEqual({ usd: 5 / 1e6, source: "estimated" });
});

it.each([
  ["that nobody gave it", { tools: undefined }],
  ["although the caller forbade it", { toolChoice: "none" as const }],
])("has said nothing where it calls a tool %s", async (_, more) => {
  const empty = await end([asks, finish], more);
  expect(empty).toMatchObject({ kind: "failed", failure: { reason: "empty" } });
  expect(empty.end).not.toHaveProperty("toolCalls");
});

it("says at its deadline why it was asked again, unless it has spoken since", async () => {
  const retrying: ModelPart = {
    type: "retrying",
    reason: "rate-limited",
    message: "lab: HTTP 429.",
    inMs: 500,
  };
  const messageOf = async (parts: ModelPart[]) => (await end(parts, {}, { hangs: true })).end.message;
  expect(await messageOf([])).toBe("The deadline was reached.");
  expect(await messageOf([retrying])).toBe(
    "The deadline was reached. The try before had failed: lab: HTTP 429.",
  );
  expect(await messageOf([retrying, { type: "text", text: "Yes" }])).toBe("The deadline was reached.");
});
