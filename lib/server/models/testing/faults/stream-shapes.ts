import type { Step } from "@/lib/server/models/testing/upstream-script";
import {
  always,
  answered,
  BEGIN,
  begins,
  brokeOff,
  type FaultShape,
  type Kept,
  NOTHING,
  says,
  saysAround,
  thenWell,
} from "./fault-shape";

const keepAlive: Step[] = Array(60)
  .fill([{ raw: ": still here\n\n" }, { delayMs: 40 }])
  .flat();
const earlyError: Step = { event: { error: { message: "busy", code: 503 } } };
const BLANK: Kept = { name: "white space", of: () => " \n" };
const DOTS: Kept = { name: "dots", of: () => "…" };
const END_UNSAID = "ended the stream without a finish reason";
const ONE_UNREADABLE = "One event was unreadable and left out of the answer.";

/** A stream that began well. */
export const STREAM_SHAPES: FaultShape[] = [
  {
    row: "headers, then silence; stall mid-stream; only keep-alive comments",
    name: "headers, then silence",
    upstream: always({ steps: ["hang"] }),
    limit: "firstToken",
    outcome: brokeOff({ reason: "timed-out", says: "sent no token within", kept: NOTHING }),
  },
  {
    row: "headers, then silence; stall mid-stream; only keep-alive comments",
    name: "only keep-alive comments",
    upstream: always({ steps: [...keepAlive, "hang"] }),
    limit: "firstToken",
    outcome: brokeOff({ reason: "timed-out", says: "sent no token within", kept: NOTHING }),
  },
  {
    row: "headers, then silence; stall mid-stream; only keep-alive comments",
    name: "stall mid-stream",
    upstream: begins("hang"),
    limit: "idle",
    outcome: brokeOff({ reason: "timed-out", says: "fell silent" }),
  },
  {
    row: "headers, then silence; stall mid-stream; only keep-alive comments",
    name: "only keep-alive comments, mid-stream",
    upstream: begins(...keepAlive, "hang"),
    limit: "idle",
    outcome: brokeOff({ reason: "timed-out", says: "fell silent" }),
  },
  {
    row: "thinking for over 5 minutes",
    name: "thinking for over 5 minutes, then an answer",
    upstream: ({ begin, rest }) => [
      {
        steps: [
          { reasoning: "Hm." },
          { delayMs: 3_100 },
          { text: begin },
          { text: rest },
          { finish: "stop" },
          "done",
        ],
      },
    ],
    limit: "idle",
    thinksHard: true,
    outcome: answered(),
  },
  {
    row: "connection cut mid-stream",
    name: "connection cut mid-stream",
    upstream: begins({ delayMs: 60 }, "cut"),
    outcome: brokeOff({ reason: "network", says: "broke off in the middle of the answer" }),
  },
  {
    row: "connection cut mid-stream",
    name: "connection cut in the middle of an event",
    upstream: begins({ raw: 'data: {"choices":[{"delta":{"con' }, { delayMs: 60 }, "cut"),
    outcome: brokeOff({ reason: "network", says: "broke off in the middle of the answer" }),
  },
  {
    row: "connection cut mid-stream",
    name: "connection cut while it thinks",
    upstream: always({ steps: [{ reasoning: "Hm." }, { delayMs: 60 }, "cut"] }),
    outcome: brokeOff({
      reason: "network",
      says: "broke off in the middle of the answer",
      kept: NOTHING,
    }),
  },
  {
    row: "connection cut mid-stream",
    name: "connection cut before the first token, then well",
    upstream: thenWell({ steps: [{ delayMs: 60 }, "cut"] }),
    outcome: answered({ retries: 1 }),
  },
  {
    row: "clean end without a finish reason",
    name: "clean end without a finish reason",
    upstream: begins("close"),
    outcome: brokeOff({ reason: "truncated", says: END_UNSAID }),
  },
  {
    row: "clean end without a finish reason",
    name: "[DONE] without a finish reason",
    upstream: begins("done"),
    outcome: brokeOff({ reason: "truncated", says: END_UNSAID }),
  },
  {
    row: "clean end without a finish reason",
    name: "a stream without any event",
    upstream: always({ steps: ["close"] }),
    outcome: brokeOff({ reason: "truncated", says: END_UNSAID, kept: NOTHING }),
  },
  {
    row: "[DONE] but the socket stays open",
    name: "[DONE] but the socket stays open",
    upstream: says({ finish: "stop" }, "done", "hang"),
    outcome: answered(),
  },
  {
    row: "no [DONE], finish reason present",
    name: "no [DONE], finish reason present",
    upstream: says({ finish: "stop" }, "close"),
    outcome: answered(),
  },
  {
    row: "no [DONE], finish reason present",
    name: "no [DONE], and the socket stays open",
    upstream: says({ finish: "stop" }, "hang"),
    limit: "closing",
    outcome: answered(),
  },
  {
    row: "no [DONE], finish reason present",
    name: "cut after the finish reason",
    upstream: says({ finish: "stop" }, { delayMs: 60 }, "cut"),
    outcome: answered(),
  },
  {
    row: "error object inside a 200 stream",
    name: "error object before text, then well",
    upstream: thenWell({ steps: [earlyError, "done"] }),
    outcome: answered({ retries: 1 }),
  },
  {
    row: "error object inside a 200 stream",
    name: "error object before text, again and again",
    upstream: always({ steps: [earlyError, "done"] }),
    outcome: brokeOff({ reason: "overloaded", says: "busy", kept: NOTHING, retries: 3 }),
  },
  {
    row: "error object inside a 200 stream",
    name: "error object after text",
    upstream: begins({ event: { error: { message: "Try later.", code: 429 } } }, "done"),
    outcome: brokeOff({ reason: "rate-limited", says: "Try later." }),
  },
  {
    row: "error object inside a 200 stream",
    name: "error object beside a finish reason (OpenRouter)",
    upstream: begins(
      {
        event: {
          choices: [{ index: 0, delta: { content: "" }, finish_reason: "error" }],
          error: { code: 502, message: "Provider disconnected" },
        },
      },
      "close",
    ),
    outcome: brokeOff({ reason: "overloaded", says: "Provider disconnected" }),
  },
  {
    row: "error object inside a 200 stream",
    name: "flat error object, then [DONE] (vLLM)",
    upstream: begins(
      { event: { object: "error", message: "boom", type: "InternalServerError", code: 500 } },
      "done",
    ),
    outcome: brokeOff({ reason: "overloaded", says: "boom" }),
  },
  {
    row: "error object inside a 200 stream",
    name: "an error that is only a text",
    upstream: begins({ event: { error: "CUDA out of memory" } }, "done"),
    outcome: brokeOff({ reason: "unknown", says: "CUDA out of memory" }),
  },
  {
    row: "malformed JSON in one event; event without choices",
    name: "malformed JSON in one event",
    upstream: saysAround({ raw: 'data: {"choices":[{"del\n\n' }),
    outcome: answered({ says: ONE_UNREADABLE }),
  },
  {
    row: "malformed JSON in one event; event without choices",
    name: "event without choices",
    upstream: saysAround({ event: { note: "nothing" } }),
    outcome: answered({ says: ONE_UNREADABLE }),
  },
  {
    row: "malformed JSON in one event; event without choices",
    name: "event of a shape that the package refuses",
    upstream: saysAround({ event: { choices: "none" } }),
    outcome: answered({ says: ONE_UNREADABLE }),
  },
  {
    row: "empty answer with stop",
    name: "empty answer with stop",
    upstream: always({ steps: [{ finish: "stop" }, "done"] }),
    outcome: brokeOff({ reason: "empty", says: "ended its turn without an answer", kept: NOTHING }),
  },
  {
    row: "empty answer with stop",
    name: "white space with stop",
    upstream: always({ steps: [{ text: " \n" }, { finish: "stop" }, "done"] }),
    outcome: brokeOff({ reason: "empty", says: "ended its turn without an answer", kept: BLANK }),
  },
  {
    row: "empty answer with stop",
    name: "dots with stop",
    upstream: always({ steps: [{ text: "…" }, { finish: "stop" }, "done"] }),
    outcome: answered({ kept: DOTS, judged: false }),
  },
  {
    row: "empty answer with stop",
    name: "only reasoning, finish stop",
    upstream: always({ steps: [{ reasoning: "Hm." }, { finish: "stop" }, "done"] }),
    outcome: brokeOff({ reason: "empty", says: "ended its turn without an answer", kept: NOTHING }),
  },
  {
    row: "only reasoning, finish length",
    name: "only reasoning, finish length",
    upstream: always({ steps: [{ reasoning: "Hm." }, { finish: "length" }, "done"] }),
    outcome: brokeOff({ reason: "truncated", says: "before any answer was written", kept: NOTHING }),
  },
  {
    row: "only reasoning, finish length",
    name: "an answer up to its limit, finish length",
    upstream: begins({ finish: "length" }, "done"),
    outcome: answered({ finish: "length", kept: BEGIN }),
  },
];
