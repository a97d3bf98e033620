import { expect, test } from "vitest";
import { toMicroUsd } from "@/lib/fusion/cost";
import { type Failure, toFailure } from "@/lib/fusion/errors";
import type { CallBill, ModelPart } from "@/lib/fusion/ports";
import { runCall } from "@/lib/fusion/run-call";
import { anyFormat } from "@/lib/fusion/testing/any-format";
import { createScriptedModels, type Script } from "@/lib/fusion/testing/scripted-models";
import { createVirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { callFor } from "@/lib/server/models/testing/collect-parts";
import { settle } from "@/lib/server/runs/testing/run-bench";
import type { CallRecord } from "./call-record";
import { type MeteredModels, meterCalls } from "./meter-calls";

const START = 1_000_000;
const BILL: CallBill = {
  usage: { inputTokens: 10, outputTokens: 5, cachedTokens: 2, reasoningTokens: 1 },
  reportedUsd: 0.002,
  servedBy: "backend",
  headersMs: 40,
};
const NONE: CallBill = { usage: null, reportedUsd: null };
const text = (words: string): ModelPart => ({ type: "text", text: words });
const failed = (failure: Failure, served = true): ModelPart => ({
  ...{ type: "failed", failure, served },
  ...NONE,
});
const retrying = (inMs: number): ModelPart => ({
  type: "retrying",
  reason: "overloaded",
  message: "Busy.",
  inMs,
});

/** Parts, and the milliseconds that pass before each. */
function metered(steps: readonly (number | ModelPart | Error)[], keyOf: MeteredModels["keyOf"] = () => "k") {
  const records: CallRecord[] = [];
  let now = START;
  async function* stream(): AsyncGenerator<ModelPart> {
    for (const step of steps) {
      if (typeof step === "number") now += step;
      else if (step instanceof Error) throw step;
      else yield step;
    }
  }
  const price = { input: 1, output: 2 };
  const facts = { name: "oak", price, contextLength: null, maxOutputTokens: null, takesImages: null };
  const models = meterCalls({
    models: { stream, keyOf, facts: () => facts, routes: (model) => [model], admit: () => null },
    clock: { now: () => now },
    ownerId: "guest_one",
    runId: "run_1",
    createId: () => `call_${records.length + 1}`,
    record: (call) => records.push(call),
  });
  const read = async (signal = new AbortController().signal, limit = Number.POSITIVE_INFINITY) => {
    const parts: ModelPart[] = [];
    for await (const part of models.stream(callFor("lab/oak"), signal)) {
      parts.push(part);
      if (parts.length >= limit) break;
    }
    return parts;
  };
  return { records, read };
}

const NOT_HEARD = {
  ...{ firstTokenMs: null, tokensPerSecond: null, maxGapMs: null, p95GapMs: null, headersMs: null },
  ...{ inputTokens: null, outputTokens: null, cachedTokens: null, reasoningTokens: null, servedBy: null },
};
const WHOSE = {
  ...{ ownerId: "guest_one", runId: "run_1", model: "lab/oak", connectionKey: "k", purpose: "candidate" },
  generationId: null,
};

test("a good answer gives one record of all that is known of it, and passes unchanged", async () => {
  const steps: (number | ModelPart)[] = [
    ...[100, { type: "reasoning", text: "Hm" } as const, 50, text("Hel"), 200, text("lo"), 150],
    { type: "finish", finish: "stop", ...BILL },
  ];
  const { records, read } = metered(steps);
  expect(await read()).toEqual(steps.filter((step) => typeof step !== "number"));
  expect(records).toEqual([
    {
      ...{ id: "call_1", atMs: START, ...WHOSE, outcome: "completed", servedBy: "backend" },
      ...{
        headersMs: 40,
        firstTokenMs: 100,
        totalMs: 500,
        tokensPerSecond: 10,
        maxGapMs: 200,
        p95GapMs: 200,
      },
      ...{ inputTokens: 10, outputTokens: 5, cachedTokens: 2, reasoningTokens: 1 },
      ...{ costMicroUsd: 2_000, costSource: "reported" },
    },
  ]);
});

test("a call of a tool is heard from its first piece on, and counted where it is cut off", async () => {
  const input = (words: string): ModelPart => ({ type: "tool-input", text: words });
  const whole = metered([
    ...[
      100,
      input("now"),
      40,
      input("{}"),
      60,
      { type: "tool-call", call: { id: "c", name: "now", arguments: "{}" } } as const,
    ],
    { type: "finish", finish: "tool_calls", ...BILL },
  ]);
  await whole.read();
  const cut = metered([
    20,
    input("write"),
    5,
    input('{"words":"and'),
    failed(toFailure("network", "Cut off."), true),
  ]);
  await cut.read();
  expect([whole.records, cut.records]).toMatchObject([
    [{ outcome: "completed", firstTokenMs: 100, maxGapMs: 40, totalMs: 200, tokensPerSecond: 40 }],
    [{ outcome: "network", firstTokenMs: 20, costSource: "estimated", costMicroUsd: 15 }],
  ]);
});

test("each try is a request of its own, timed from when it was made", async () => {
  const { records, read } = metered([
    ...[30, retrying(250), 250, 70, text("Hi"), 10],
    { type: "finish", finish: "stop", ...BILL },
  ]);
  await read();
  expect(records).toMatchObject([
    { atMs: START, outcome: "overloaded", totalMs: 30, firstTokenMs: null, costMicroUsd: 0 },
    { atMs: START + 280, outcome: "completed", totalMs: 80, firstTokenMs: 70, costMicroUsd: 2_000 },
  ]);
});

test("a failure is recorded with its reason; what nobody served cost nothing", async () => {
  const { records, read } = metered([20, failed(toFailure("unauthorized", "No."), false)]);
  await read();
  expect(records).toEqual([
    {
      ...{ id: "call_1", atMs: START, ...WHOSE, ...NOT_HEARD, outcome: "unauthorized", totalMs: 20 },
      ...{ costMicroUsd: 0, costSource: "computed" },
    },
  ]);
});

test("a reader that leaves makes a stopped call, estimated by what went by", async () => {
  const { records, read } = metered([20, text("Hello, world"), 5, text("never read")]);
  await read(undefined, 1);
  expect(records).toMatchObject([
    { outcome: "stopped", totalMs: 20, firstTokenMs: 20, costSource: "estimated", costMicroUsd: 11 },
  ]);
});

test.each([
  ["a person's stop", undefined, "stopped"],
  ["a deadline", "timed-out", "timed-out"],
])("after %s the failure that follows is not the provider's", async (_who, reason, outcome) => {
  const { records, read } = metered([20, failed(toFailure("unknown", "The call was stopped."))]);
  await read(AbortSignal.abort(reason));
  expect(records).toMatchObject([{ outcome, totalMs: 20 }]);
});

test("where no request was made there is no record", async () => {
  const stopped = failed(toFailure("unknown", "The call was stopped."));
  const waiting = metered([30, retrying(5_000), 100, stopped]);
  await waiting.read(AbortSignal.abort());
  expect(waiting.records.map(({ outcome }) => outcome)).toEqual(["overloaded"]);
  const before = metered([failed(toFailure("unknown", "The call was stopped."), false)]);
  await before.read(AbortSignal.abort());
  const nowhere = metered([failed(toFailure("invalid-request", "No such connection."), false)], () => null);
  await nowhere.read();
  expect([before.records, nowhere.records]).toEqual([[], []]);
});

test("a connection that is deleted while it answers was called all the same", async () => {
  let asked = 0;
  const steps = [text("Hi"), { type: "finish", finish: "stop", ...BILL } as const];
  const { records, read } = metered(steps, () => (asked++ === 0 ? "own:con_1" : null));
  await read();
  expect(records.map(({ connectionKey }) => connectionKey)).toEqual(["own:con_1"]);
});

test("a port that throws or breaks off is recorded, and throws on", async () => {
  const throwing = metered([5, text("Hi"), new Error("The port threw.")]);
  await expect(throwing.read()).rejects.toThrow("The port threw.");
  const silent = metered([5, text("Hi")]);
  await silent.read();
  expect([throwing.records, silent.records]).toMatchObject([
    [{ outcome: "unknown" }],
    [{ outcome: "truncated" }],
  ]);
});

const SCRIPTS: Record<string, Script> = {
  reported: { kind: "says", pieces: ["Light ", "scatters."], reportedUsd: 0.004 },
  computed: { kind: "says", pieces: ["Light ", "scatters."], everyMs: 33, reasoning: "Hm" },
  unbilled: { kind: "says", pieces: ["Light ", "scatters."], usage: null },
  "failing late": { kind: "fails", reason: "network", after: ["Light ", "scatters."] },
  "turned away": { kind: "fails", reason: "rate-limited", served: false },
};

test.each(Object.keys(SCRIPTS))("what is measured of a call is what its run says of it: %s", async (name) => {
  const clock = createVirtualClock(START);
  const records: CallRecord[] = [];
  const price = { input: 3, output: 7 };
  const models = meterCalls({
    models: { ...createScriptedModels(SCRIPTS, { clock, prices: { [name]: price } }), keyOf: () => "k" },
    ...{ clock, ownerId: "o", runId: "r", createId: () => "id", record: (call) => records.push(call) },
  });
  const result = runCall({
    ports: { models, clock, ids: { nonce: () => "0" }, formats: anyFormat },
    call: callFor(name),
    signal: new AbortController().signal,
    deadlineAt: START + 5_000,
    runStartedAtMs: START,
    onPart: () => undefined,
  });
  for (let turn = 0; turn < 20; turn += 1) {
    await settle();
    clock.advance();
  }
  const { end } = await result;
  const [record] = records;
  const { firstTokenMs, totalMs, tokensPerSecond } = end.timings ?? {};
  const cost = end.served || end.cost.usd !== null ? end.cost : { usd: 0, source: "computed" };
  expect(record).toMatchObject({
    ...{ firstTokenMs, totalMs, tokensPerSecond, outcome: end.reason ?? "completed" },
    costMicroUsd: cost.usd === null ? null : toMicroUsd(cost.usd),
    costSource: cost.source,
  });
});

test("what was not reported may be told later, by the id of the try that it paid for", async () => {
  const generation = (id: string): ModelPart => ({ type: "generation", id });
  const { records, read } = metered([
    ...[generation("gen-1"), 30, retrying(250), 250, generation("gen-2"), text("Half an ans"), 10],
    failed(toFailure("network", "Cut off."), true),
  ]);
  await read();
  expect(records).toMatchObject([
    { outcome: "overloaded", generationId: null },
    { outcome: "network", generationId: "gen-2", costSource: "estimated" },
  ]);
  const whole = metered([generation("gen-3"), text("Hi"), { type: "finish", finish: "stop", ...BILL }]);
  await whole.read();
  expect(whole.records).toMatchObject([{ outcome: "completed", generationId: null }]);
});
