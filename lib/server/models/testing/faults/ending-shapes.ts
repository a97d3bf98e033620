import type { Script, StreamScript } from "@/lib/server/models/testing/upstream-script";
import {
  always,
  answered,
  begins,
  brokeOff,
  type FaultShape,
  type Kept,
  NOTHING,
  says,
  type Words,
} from "./fault-shape";

const MIB_8: Kept = { name: "the first 8 MiB", of: ({ begin }) => begin + "x".repeat(13 * 600_000) };
const REFUSAL = "I can't help with that.";
const counted = { prompt_tokens: 10, completion_tokens: 7 };
const USAGE = { inputTokens: 10, outputTokens: 7, cachedTokens: null, reasoningTokens: null };

/** A good answer, written in an unusual way. */
function written(how: Partial<StreamScript>): (words: Words) => Script[] {
  return (words) =>
    says({ finish: "stop" }, "done")(words).map((script) => ({ ...(script as StreamScript), ...how }));
}

const chunk = (content: string, more: object = {}) => ({
  choices: [{ index: 0, delta: { content }, ...more }],
});

/** How an answer is written and how it ends. */
export const ENDING_SHAPES: FaultShape[] = [
  {
    row: "content filter; refusal",
    name: "content filter mid-stream",
    upstream: begins({ finish: "content_filter" }, "done"),
    outcome: brokeOff({ reason: "content-filtered", says: "by its content filter" }),
  },
  {
    row: "content filter; refusal",
    name: "refusal",
    upstream: always({
      steps: [
        { event: { choices: [{ index: 0, delta: { refusal: REFUSAL } }] } },
        { finish: "stop" },
        "done",
      ],
    }),
    outcome: brokeOff({ reason: "refused", says: REFUSAL, kept: NOTHING }),
  },
  {
    row: "unknown finish reason",
    name: "unknown finish reason",
    upstream: begins({ finish: "galactic_alignment" }, "done"),
    outcome: brokeOff({ reason: "unknown", says: 'the finish reason "galactic_alignment"' }),
  },
  {
    row: "one-byte slices, CR and CRLF, BOM, gzip, no space after data:",
    name: "one-byte slices",
    upstream: written({ slice: 1 }),
    outcome: answered(),
  },
  {
    row: "one-byte slices, CR and CRLF, BOM, gzip, no space after data:",
    name: "CRLF",
    upstream: written({ newline: "\r\n", slice: 7 }),
    outcome: answered(),
  },
  {
    row: "one-byte slices, CR and CRLF, BOM, gzip, no space after data:",
    name: "CR",
    upstream: written({ newline: "\r", slice: 7 }),
    outcome: answered(),
  },
  {
    row: "one-byte slices, CR and CRLF, BOM, gzip, no space after data:",
    name: "gzip",
    upstream: written({ gzip: true }),
    outcome: answered(),
  },
  {
    row: "one-byte slices, CR and CRLF, BOM, gzip, no space after data:",
    name: "BOM, and no space after data:",
    upstream: ({ begin, rest }) => [
      {
        steps: [{ raw: `\uFEFFdata:${JSON.stringify(chunk(begin + rest))}\n\n` }, { finish: "stop" }, "done"],
      },
    ],
    outcome: answered(),
  },
  {
    row: "one-byte slices, CR and CRLF, BOM, gzip, no space after data:",
    name: "a last event without its blank line",
    upstream: says({ raw: `data: ${JSON.stringify(chunk("", { finish_reason: "stop" }))}` }, "close"),
    outcome: answered(),
  },
  {
    row: "usage twice, on every chunk, or missing",
    name: "usage missing",
    upstream: says({ finish: "stop" }, "done"),
    outcome: answered(),
  },
  {
    row: "usage twice, on every chunk, or missing",
    name: "usage twice",
    upstream: says(
      { finish: "stop" },
      { usage: { prompt_tokens: 1, completion_tokens: 1 } },
      { usage: counted },
      "done",
    ),
    outcome: answered({ usage: USAGE, cost: "computed" }),
  },
  {
    row: "usage twice, on every chunk, or missing",
    name: "usage on every chunk",
    upstream: ({ begin, rest }) => [
      {
        steps: [
          { event: { ...chunk(begin), usage: { prompt_tokens: 10, completion_tokens: 3 } } },
          { event: { ...chunk(rest), usage: counted } },
          { event: { ...chunk("", { finish_reason: "stop" }), usage: counted } },
          "done",
        ],
      },
    ],
    outcome: answered({ usage: USAGE, cost: "computed" }),
  },
  {
    row: "usage twice, on every chunk, or missing",
    name: "usage with its cost",
    upstream: says({ finish: "stop" }, { usage: { ...counted, cost: 0.00012 } }, "done"),
    outcome: answered({ usage: USAGE, cost: "reported" }),
  },
  {
    row: "an endless line, an endless answer",
    name: "an endless line",
    upstream: begins({ raw: `data: ${"x".repeat(1_200_000)}` }, "hang"),
    outcome: brokeOff({ reason: "truncated", says: "more than 1 MiB" }),
  },
  {
    row: "an endless line, an endless answer",
    name: "an endless answer",
    upstream: begins(...Array(20).fill({ text: "x".repeat(600_000) }), "done"),
    outcome: brokeOff({ reason: "truncated", says: "more than 8 MiB", kept: MIB_8 }),
  },
];
