import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ModelPart } from "@/lib/fusion/ports";
import { OWN_PROTOCOLS } from "@/lib/server/models/testing/adapters";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import {
  failed,
  finish,
  reasoning,
  SAID,
  text,
  unreadable,
} from "@/lib/server/models/testing/expected-parts";
import { hurriedEnvironment, testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import {
  answer,
  type Script,
  type Step,
  type StreamScript,
} from "@/lib/server/models/testing/upstream-script";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

interface Row {
  name: string;
  steps: Step[];
  script?: Partial<StreamScript>;
  /** `x` is the connection's name. */
  parts(x: string): ModelPart[];
}

const hello: Step[] = [{ text: "Hel" }, { text: "lo" }];

/** Begins each model's name, for Anthropic's package warns of models that it does not know. */
const NAME = "claude-opus-5";

/** What a column must do whatever the protocol: the scripted server speaks each row in the protocol it is asked in. */
const rows: Row[] = [
  {
    name: "a good answer completes",
    steps: [...hello, { finish: "stop" }, "done"],
    parts: () => [text("Hello"), finish()],
  },
  {
    name: "thoughts come apart from the answer",
    steps: [{ reasoning: "Let me think" }, ...hello, { finish: "stop" }, "done"],
    parts: () => [reasoning("Let me think"), text("Hello"), finish()],
  },
  {
    name: "a connection cut in the middle is a network failure",
    steps: [...hello, { delayMs: 5 }, "cut"],
    parts: (x) => [text("Hello"), failed("network", SAID.cut(x))],
  },
  {
    name: "a clean end without a finish reason is truncated, never a success",
    steps: [...hello, "close"],
    parts: (x) => [text("Hello"), failed("truncated", SAID.truncated(x))],
  },
  {
    name: "an end mark without a finish reason is truncated too",
    steps: [...hello, "done"],
    parts: (x) => [text("Hello"), failed("truncated", SAID.truncated(x))],
  },
  {
    name: "a stream without any event is truncated",
    steps: ["close"],
    parts: (x) => [failed("truncated", SAID.truncated(x))],
  },
  {
    name: "no end mark after a finish reason completes",
    steps: [...hello, { finish: "stop" }, "close"],
    parts: () => [text("Hello"), finish()],
  },
  {
    name: "a cut after the finish reason completes",
    steps: [...hello, { finish: "stop" }, { delayMs: 5 }, "cut"],
    parts: () => [text("Hello"), finish()],
  },
  {
    name: "an answer cut by its output limit completes and says length",
    steps: [...hello, { finish: "length" }, "done"],
    parts: () => [text("Hello"), finish("length")],
  },
  {
    name: "an empty answer is empty",
    steps: [{ text: " \n" }, { finish: "galactic_alignment" }, "done"],
    parts: (x) => [
      text(" \n"),
      failed("unknown", `${x} ended the answer with the finish reason "galactic_alignment".`),
    ],
  },
  {
    name: "only thoughts, cut by the output limit, is truncated",
    steps: [{ reasoning: "Let me think" }, { finish: "length" }, "done"],
    parts: () => [reasoning("Let me think"), failed("truncated", SAID.onlyReasoning)],
  },
  {
    name: "malformed JSON in one event completes with a warning",
    steps: [{ text: "Hel" }, { raw: 'data: {"ty\n\n' }, { text: "lo" }, { finish: "stop" }, "done"],
    parts: () => [text("Hello"), unreadable(), finish()],
  },
  {
    name: "events that hold something else complete with a warning",
    steps: [
      { text: "Hel" },
      { event: 7 },
      { event: { note: "x" } },
      { text: "lo" },
      { finish: "stop" },
      "done",
    ],
    parts: () => [text("Hello"), unreadable(2), finish()],
  },
  {
    name: "keep-alive comments, a byte order mark and gzip are nothing",
    steps: [{ raw: "\uFEFF: hello\n\n" }, ...hello, { raw: ":\n\n" }, { finish: "stop" }, "done"],
    script: { gzip: true },
    parts: () => [text("Hello"), finish()],
  },
  {
    name: "an endless line is cut off at 1 MiB",
    steps: [...hello, { raw: `data: ${"x".repeat(1_200_000)}` }, "hang"],
    parts: (x) => [
      text("Hello"),
      failed("truncated", `${x} sent a single event of more than 1 MiB; the answer was cut off there.`),
    ],
  },
];

describe.each(OWN_PROTOCOLS)("Through $name", (adapter) => {
  const call = (model: string, environment = testEnvironment()) =>
    collectParts(adapter.connect(upstream.url, environment), callFor(`${adapter.id}/${NAME} ${model}`));

  const script = (model: string, scripted: Script) => upstream.script(`${NAME} ${model}`, scripted);

  test.each(rows)("$name", async (row) => {
    script(row.name, { steps: row.steps, ...row.script });
    expect(await call(row.name)).toEqual(row.parts(adapter.name));
  });

  test.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ] as const)("one byte at a time with %s for line ends, the answer is whole", async (name, newline) => {
    script(`sliced ${name}`, { ...answer("Aé中🙂👩‍🔬\nz", { usage: null }), newline, slice: 1 });
    expect(await call(`sliced ${name}`)).toEqual([text("Aé中🙂👩‍🔬\nz"), finish()]);
  });

  test("an endless answer is cut off at 8 MiB", async () => {
    const steps = Array<Step>(20).fill({ text: "x".repeat(600_000) });
    script("endless", { steps: [...steps, { finish: "stop" }, "done"] });
    const parts = await call("endless");
    expect(parts.map((part) => (part.type === "text" ? part.text.length : part))).toEqual([
      13 * 600_000,
      failed("truncated", `${adapter.name} sent more than 8 MiB; the answer was cut off there.`),
    ]);
  });

  test("a stall in the middle is timed out, and the socket is closed", { timeout: 10_000 }, async () => {
    const model = `stalled ${adapter.id}`;
    script(model, { steps: [...hello, "hang"] });
    expect(await call(model, hurriedEnvironment())).toMatchObject([
      text("Hello"),
      { type: "failed", failure: { reason: "timed-out" } },
    ]);
    expect((await upstream.settled(await upstream.arrived(`${NAME} ${model}`))).endedAt).toBeNull();
  });

  test("a finish reason on a socket that stays open completes", { timeout: 10_000 }, async () => {
    script("unclosed", { steps: [...hello, { finish: "stop" }, "hang"] });
    expect(await call("unclosed", hurriedEnvironment())).toEqual([text("Hello"), finish()]);
  });

  test("HTML instead of events is refused, and says what to check", async () => {
    script("html", { status: 200, body: "<html>" });
    expect(await call("html")).toEqual([
      failed(
        "unknown",
        `${adapter.name} answered with text/html instead of an event stream. Check the base URL; it usually ends in /v1.`,
      ),
    ]);
  });

  test("a redirect is refused", async () => {
    script("moved", { status: 307, headers: { location: "https://elsewhere.example/" } });
    expect(await call("moved")).toMatchObject([
      { type: "failed", served: false, failure: { reason: "invalid-request" } },
    ]);
    expect(upstream.requestsFor(`${NAME} moved`).filter(({ path }) => path.includes("elsewhere"))).toEqual(
      [],
    );
  });
});
