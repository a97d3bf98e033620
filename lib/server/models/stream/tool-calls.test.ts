import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ModelPart } from "@/lib/fusion/ports";
import { type Adapter, EVERY_ADAPTER } from "@/lib/server/models/testing/adapters";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { failed, finish, SAID, text, toolCall } from "@/lib/server/models/testing/expected-parts";
import { hurriedEnvironment, testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { calling, type Step, type StreamScript } from "@/lib/server/models/testing/upstream-script";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

/** Begins each model's name, for Anthropic's package warns of models that it does not know. */
const NAME = "claude-opus-5";
const paris = { id: "call_1", name: "get_weather", args: '{"city":"Paris 中🙂"}' };
const rome = { id: "call_2", name: "get_weather", args: '{"city":"Rome"}' };
const asked = ({ id, name, args }: typeof paris) => toolCall(id, name, args);
const begun: Step[] = [
  { call: { id: "call_1", name: "get_weather" } },
  { args: '{"city":' },
  { args: '"Par' },
];
const torn = (x: string) =>
  failed("truncated", `${x} reached its output limit in the middle of calling a tool.`);
const NO_CALL = "the model said that it calls a tool, and called none.";

interface Row {
  name: string;
  script: StreamScript;
  /** `x` is the connection's name. */
  parts(x: string): ModelPart[];
  /** Google sends each call whole, in one event, and ends it as it ends text. */
  notGoogle?: true;
}

const rows: Row[] = [
  {
    name: "a call without text is an answer",
    script: calling([paris], { usage: null }),
    parts: () => [asked(paris), finish("tool_calls")],
  },
  {
    name: "text comes before the call",
    script: calling([paris], { text: "Let me look.", usage: null }),
    parts: () => [text("Let me look."), asked(paris), finish("tool_calls")],
  },
  {
    name: "two calls at once stay two",
    script: calling([paris, rome], { usage: null }),
    parts: () => [asked(paris), asked(rome), finish("tool_calls")],
  },
  {
    name: "a call without arguments has none",
    script: calling([{ id: "call_1", name: "now", args: "" }], { usage: null }),
    parts: () => [toolCall("call_1", "now", "{}"), finish("tool_calls")],
  },
  {
    name: "a call without arguments that ends as text does",
    script: calling([{ id: "call_1", name: "now", args: "" }], { usage: null, finish: "stop" }),
    parts: () => [toolCall("call_1", "now", "{}"), finish("tool_calls")],
  },
  {
    name: "calls that end as text does are calls",
    script: calling([paris], { usage: null, finish: "stop" }),
    parts: () => [asked(paris), finish("tool_calls")],
  },
  {
    name: "whole calls before the output limit are calls of an answer that was cut",
    script: calling([paris], { usage: null, finish: "length" }),
    parts: () => [asked(paris), finish("length")],
  },
  {
    name: "one byte at a time, the call is whole",
    script: { ...calling([paris, rome], { usage: null }), slice: 1 },
    parts: () => [asked(paris), asked(rome), finish("tool_calls")],
  },
  {
    name: "arguments that are no JSON are handed on as the model wrote them",
    script: calling([{ ...paris, args: "{city: Paris" }], { usage: null }),
    notGoogle: true,
    parts: () => [toolCall("call_1", "get_weather", "{city: Paris"), finish("tool_calls")],
  },
  {
    name: "cut in the middle of the arguments, there is no call",
    script: { steps: [{ text: "Hm" }, ...begun, { delayMs: 5 }, "cut"] },
    parts: (x) => [text("Hm"), failed("network", SAID.cut(x))],
  },
  {
    name: "a clean end in the middle of the arguments is truncated",
    script: { steps: [{ text: "Hm" }, ...begun, "close"] },
    parts: (x) => [text("Hm"), failed("truncated", SAID.truncated(x))],
  },
  {
    name: "an end mark in the middle of the arguments is truncated",
    script: { steps: [{ text: "Hm" }, ...begun, "done"] },
    parts: (x) => [text("Hm"), failed("truncated", SAID.truncated(x))],
  },
  {
    name: "a whole call, then a cut without a finish reason, is no call",
    script: { steps: [...calling([paris]).steps.slice(0, -3), { text: "Hm" }, { delayMs: 5 }, "cut"] },
    parts: (x) => [text("Hm"), failed("network", SAID.cut(x))],
  },
  {
    name: "the output limit in the middle of the arguments is truncated",
    script: { steps: [...begun, { finish: "length" }, "done"] },
    notGoogle: true,
    parts: (x) => [torn(x)],
  },
  {
    name: "the output limit in the middle of a second call takes the first along",
    script: { steps: [...calling([rome]).steps.slice(0, -3), ...begun, { finish: "length" }, "done"] },
    notGoogle: true,
    parts: (x) => [torn(x)],
  },
  {
    name: "an unreadable event among the pieces of a call makes it none",
    script: {
      steps: [...begun, { raw: 'data: {"cho\n\n' }, { args: 'is"}' }, { finish: "tool_calls" }, "done"],
    },
    notGoogle: true,
    parts: (x) => [
      failed(
        "truncated",
        `${x} called a tool in events of which one was unreadable: the call may not be whole.`,
      ),
    ],
  },
  {
    name: "an unreadable event before the call is left out",
    script: {
      steps: [{ text: "Hm" }, { raw: 'data: {"cho\n\n' }, ...calling([paris], { usage: null }).steps],
    },
    parts: () => [
      text("Hm"),
      asked(paris),
      { type: "warning", message: "One event was unreadable and left out of the answer." },
      finish("tool_calls"),
    ],
  },
  {
    name: "calling without a call is empty",
    script: { steps: [{ finish: "tool_calls" }, "done"] },
    notGoogle: true,
    parts: () => [failed("empty", expect.stringMatching(/^The model ended its turn without an answer/))],
  },
  {
    name: "text that calls without a call is text, with a warning",
    script: { steps: [{ text: "Hm" }, { finish: "tool_calls" }, "done"] },
    notGoogle: true,
    parts: (x) => [text("Hm"), { type: "warning", message: `${x}: ${NO_CALL}` }, finish()],
  },
];

describe.each(EVERY_ADAPTER)("Through $name", (adapter) => {
  const isGoogle = adapter.id === "google";
  const run = (name: string, environment = testEnvironment()) => callOf(adapter, name, environment);

  test.each(rows.filter(({ notGoogle }) => !(notGoogle && isGoogle)))("$name", async (row) => {
    upstream.script(`${NAME} ${row.name}`, row.script);
    const before = upstream.requests.length;
    expect(withoutGoogleIds(await run(row.name), isGoogle)).toEqual(row.parts(adapter.name));
    expect(upstream.requests.length - before).toBe(1);
  });

  // 1.2 s may pass until the first token and between two: the whole takes longer than that.
  test.runIf(!isGoogle)("long arguments are not silence", { timeout: 10_000 }, async () => {
    const pieces = ['{"city"', ":", '"Paris', " ", '中🙂"', "}"];
    const slow = pieces.flatMap((args): Step[] => [{ delayMs: 250 }, { args }]);
    const script = [{ call: { id: paris.id, name: paris.name } }, ...slow, { finish: "tool_calls" }];
    upstream.script(`${NAME} slow`, { steps: [...script, "done"] });
    expect(await run("slow", hurriedEnvironment())).toEqual([asked(paris), finish("tool_calls")]);
  });

  test("a stall in the middle of the arguments is timed out", { timeout: 10_000 }, async () => {
    upstream.script(`${NAME} stalled`, { steps: [{ text: "Hm" }, ...begun, "hang"] });
    expect(await run("stalled", hurriedEnvironment())).toMatchObject([
      text("Hm"),
      { type: "failed", failure: { reason: "timed-out" } },
    ]);
  });

  test.runIf(!isGoogle)("endless arguments are cut off at 8 MiB", async () => {
    const steps = Array<Step>(20).fill({ args: "x".repeat(600_000) });
    upstream.script(`${NAME} endless`, {
      steps: [{ call: { id: "call_1", name: "write" } }, ...steps, { finish: "tool_calls" }, "done"],
    });
    expect(await run("endless")).toEqual([
      failed("truncated", `${adapter.name} sent more than 8 MiB; the answer was cut off there.`),
    ]);
  });

  test("after a call has begun, an overloaded provider is not asked again", async () => {
    const event = { error: { code: 503, message: "Overloaded.", type: "overloaded_error" }, type: "error" };
    upstream.script(`${NAME} overloaded`, {
      steps: [...calling([paris]).steps.slice(0, -3), { text: "Hm" }, { event }],
    });
    expect((await run("overloaded")).map(({ type }) => type)).toEqual(["text", "failed"]);
  });
});

function callOf(adapter: Adapter, name: string, environment: ReturnType<typeof testEnvironment>) {
  return collectParts(adapter.connect(upstream.url, environment), callFor(`${adapter.id}/${NAME} ${name}`));
}

/** Google gives its calls no ids, so that its package makes some: each its own. */
function withoutGoogleIds(parts: ModelPart[], isGoogle: boolean): ModelPart[] {
  if (!isGoogle) return parts;
  const ids = parts.flatMap((part) => (part.type === "tool-call" ? [part.call.id] : []));
  expect(ids.every((id) => id.length > 8)).toBe(true);
  return parts.map((part) =>
    part.type === "tool-call"
      ? { ...part, call: { ...part.call, id: `call_${ids.indexOf(part.call.id) + 1}` } }
      : part,
  );
}
