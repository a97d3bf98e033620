import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toFailure } from "@/lib/fusion/errors";
import type { ModelPart } from "@/lib/fusion/ports";
import { ADAPTERS } from "@/lib/server/models/testing/adapters";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { refused } from "@/lib/server/models/testing/expected-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import type { Script, Step } from "@/lib/server/models/testing/upstream-script";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

const text = (words: string): ModelPart => ({ type: "text", text: words });
const finish = (reason = "stop"): ModelPart => ({
  type: "finish",
  finish: reason,
  usage: null,
  reportedUsd: null,
  servedBy: null,
});
const failed = (reason: Parameters<typeof toFailure>[0], message: string): ModelPart => ({
  type: "failed",
  failure: toFailure(reason, message),
  served: true,
  usage: null,
  reportedUsd: null,
  servedBy: null,
});
const warning: ModelPart = {
  type: "warning",
  message: "One event was unreadable and left out of the answer.",
};

interface Row {
  name: string;
  steps: Step[];
  script?: Partial<Exclude<Script, string>>;
  /** `X` stands for the connection's name. */
  parts(x: string): ModelPart[];
  /** OpenAI keeps its reasoning to itself, and its package reads none. */
  reasoning?: true;
}

const hello: Step[] = [{ text: "Hel" }, { text: "lo" }];
const rows: Row[] = [
  {
    name: "a connection cut in the middle is a network failure and keeps its text",
    steps: [...hello, { delayMs: 5 }, "cut"],
    parts: (x) => [
      text("Hello"),
      failed("network", `${x}: the connection broke off in the middle of the answer.`),
    ],
  },
  {
    name: "a clean end without a finish reason is truncated, never a success",
    steps: [...hello, "close"],
    parts: (x) => [
      text("Hello"),
      failed("truncated", `${x} ended the stream without a finish reason: the answer is not complete.`),
    ],
  },
  {
    name: "[DONE] without a finish reason is truncated too",
    steps: [...hello, "done"],
    parts: (x) => [
      text("Hello"),
      failed("truncated", `${x} ended the stream without a finish reason: the answer is not complete.`),
    ],
  },
  {
    name: "[DONE] on a socket that stays open completes at once",
    steps: [...hello, { finish: "stop" }, "done", "hang"],
    parts: () => [text("Hello"), finish()],
  },
  {
    name: "no [DONE] after a finish reason completes",
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
    name: "an error object after text is classified by its code, and not retried",
    steps: [...hello, { event: { error: { message: "Try later.", code: 429 } } }, "done"],
    parts: (x) => [
      text("Hello"),
      failed("rate-limited", `${x} broke off with an error (HTTP 429): Try later.`),
    ],
  },
  {
    name: "OpenRouter's error beside a finish reason is an error",
    steps: [
      ...hello,
      {
        event: {
          id: "x",
          choices: [{ index: 0, delta: { content: "" }, finish_reason: "error" }],
          error: {
            code: 502,
            message: "Provider disconnected",
            metadata: { error_type: "provider_unavailable" },
          },
        },
      },
      "close",
    ],
    parts: (x) => [
      text("Hello"),
      failed(
        "overloaded",
        `${x} broke off with an error (HTTP 502, provider_unavailable): Provider disconnected.`,
      ),
    ],
  },
  {
    name: "vLLM's flat error, then [DONE], is an error",
    steps: [
      ...hello,
      { event: { object: "error", message: "boom", type: "InternalServerError", code: 500 } },
      "done",
    ],
    parts: (x) => [
      text("Hello"),
      failed("overloaded", `${x} broke off with an error (HTTP 500, internalservererror): boom.`),
    ],
  },
  {
    name: "an error that is only a text is shown, of unknown kind",
    steps: [...hello, { event: { error: "CUDA out of memory" } }, "done"],
    parts: (x) => [text("Hello"), failed("unknown", `${x} broke off with an error: CUDA out of memory.`)],
  },
  {
    name: "a null error in every event means nothing",
    steps: [
      { event: { choices: [{ index: 0, delta: { content: "Hello" } }], error: null } },
      { finish: "stop" },
      "done",
    ],
    parts: () => [text("Hello"), finish()],
  },
  {
    name: "malformed JSON in one event completes with a warning",
    steps: [
      { text: "Hel" },
      { raw: 'data: {"choices":[{"del\n\n' },
      { text: "lo" },
      { finish: "stop" },
      "done",
    ],
    parts: () => [text("Hello"), warning, finish()],
  },
  {
    name: "an event without choices completes with a warning",
    steps: [{ text: "Hel" }, { event: { note: "nothing" } }, { text: "lo" }, { finish: "stop" }, "done"],
    parts: () => [text("Hello"), warning, finish()],
  },
  {
    name: "an event of a shape the package refuses completes with a warning",
    steps: [{ text: "Hel" }, { event: { choices: "none" } }, { text: "lo" }, { finish: "stop" }, "done"],
    parts: () => [text("Hello"), warning, finish()],
  },
  {
    name: "an empty answer with stop is empty",
    steps: [{ finish: "stop" }, "done"],
    parts: () => [failed("empty", "The model ended its turn without an answer (stop).")],
  },
  {
    name: "white space with stop is empty",
    steps: [{ text: " \n" }, { finish: "stop" }, "done"],
    parts: () => [text(" \n"), failed("empty", "The model ended its turn without an answer (stop).")],
  },
  {
    name: "a stream without any event is truncated",
    steps: ["close"],
    parts: (x) => [
      failed("truncated", `${x} ended the stream without a finish reason: the answer is not complete.`),
    ],
  },
  {
    name: "only reasoning, cut by the output limit, is truncated",
    steps: [{ reasoning: "Let me think", field: "reasoning" }, { finish: "length" }, "done"],
    reasoning: true,
    parts: () => [
      { type: "reasoning", text: "Let me think" },
      failed("truncated", "The output limit was reached before any answer was written."),
    ],
  },
  {
    name: "a content filter ends the answer as filtered and keeps its text",
    steps: [...hello, { finish: "content_filter" }, "done"],
    parts: (x) => [
      text("Hello"),
      failed("content-filtered", `${x} stopped the answer by its content filter (content_filter).`),
    ],
  },
  {
    name: "an unknown finish reason is shown as such",
    steps: [...hello, { finish: "galactic_alignment" }, "done"],
    parts: (x) => [
      text("Hello"),
      failed("unknown", `${x} ended the answer with the finish reason "galactic_alignment".`),
    ],
  },
  {
    name: "keep-alive comments are nothing",
    steps: [{ raw: ": OPENROUTER PROCESSING\n\n" }, ...hello, { raw: ":\n\n" }, { finish: "stop" }, "done"],
    parts: () => [text("Hello"), finish()],
  },
  {
    name: "gzip is read",
    steps: [...hello, { finish: "stop" }, "done"],
    script: { gzip: true },
    parts: () => [text("Hello"), finish()],
  },
  {
    name: "a byte order mark is nothing, and so is a missing space after data:",
    steps: [
      { raw: '\uFEFFdata:{"choices":[{"index":0,"delta":{"content":"Hello"}}]}\n\n' },
      { finish: "stop" },
      "done",
    ],
    parts: () => [text("Hello"), finish()],
  },
  {
    name: "a last event without its blank line counts",
    steps: [...hello, { raw: 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}' }, "close"],
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

describe.each(ADAPTERS)("Through $name", (adapter) => {
  test.each(rows.filter(({ reasoning }) => !reasoning || adapter.showsReasoning))("$name", async (row) => {
    upstream.script(row.name, { steps: row.steps, ...row.script });
    const connection = adapter.connect(upstream.url, testEnvironment());
    const parts = await collectParts(connection, callFor(`${adapter.id}/${row.name}`));
    expect(parts).toEqual(row.parts(adapter.name));
  });

  test("after [DONE] on an open socket nothing is waited for", { timeout: 2_000 }, async () => {
    upstream.script("open", { steps: [...hello, { finish: "stop" }, "done", "hang"] });
    const parts = await collectParts(
      adapter.connect(upstream.url, testEnvironment()),
      callFor(`${adapter.id}/open`),
    );
    expect(parts).toEqual([text("Hello"), finish()]);
  });

  test("an endless answer is cut off at 8 MiB", async () => {
    const steps = Array<Step>(20).fill({ text: "x".repeat(600_000) });
    upstream.script("endless", { steps: [...steps, { finish: "stop" }, "done"] });
    const parts = await collectParts(
      adapter.connect(upstream.url, testEnvironment()),
      callFor(`${adapter.id}/endless`),
    );
    expect(parts.map((part) => (part.type === "text" ? part.text.length : part))).toEqual([
      13 * 600_000,
      failed("truncated", `${adapter.name} sent more than 8 MiB; the answer was cut off there.`),
    ]);
  });

  test("a refusal is typed, with the provider's words", async () => {
    const refusal = { event: { choices: [{ index: 0, delta: { refusal: "I can't help with that." } }] } };
    upstream.script("refusal", { steps: [refusal, { finish: "stop" }, "done"] });
    const parts = await collectParts(
      adapter.connect(upstream.url, testEnvironment()),
      callFor(`${adapter.id}/refusal`),
    );
    expect(parts).toEqual([refused("I can't help with that.")]);
  });
});
