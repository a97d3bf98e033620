/**
 * One model call over a provider package, as the core's `ModelPart`s. Called by the connections. It never throws, ends with
 * exactly one `finish` or `failed`, retries only before the first token and says so, and closes the upstream's socket when
 * `signal` aborts or its reader leaves.
 */
import type { LanguageModelV4, LanguageModelV4CallOptions } from "@ai-sdk/provider";
import type { Dispatcher } from "undici";
import type { Price } from "@/lib/fusion/cost";
import { toFailure } from "@/lib/fusion/errors";
import type { CallBill, ModelCall, ModelPart } from "@/lib/fusion/ports";
import type { ToolCall } from "@/lib/fusion/run-request";
import type { Breaker, BreakerCall } from "@/lib/server/models/breaker";
import { nextRetryMs } from "@/lib/server/models/faults/retry-policy";
import { noFacts, type WireFacts } from "@/lib/server/models/wire/wire-facts";
import type { WireProtocol } from "@/lib/server/models/wire/wire-protocol";
import { type AttemptEnd, streamAttempt } from "./stream-attempt";
import { DEFAULT_TIMEOUTS, type Timeouts } from "./timeouts";
import { sleep, systemTimers, type Timers } from "./timers";
import type { OnToolCall } from "./tool-calls";

export interface StreamTarget {
  /** The connection's name, for messages. */
  name: string;
  /** Keys that must never appear in a message. */
  secrets: readonly string[];
  /** Opens the sockets; the shared pool where absent. */
  agent?: Dispatcher | undefined;
  /** Its models may think by default, and nothing of it is on the wire until the answer begins. */
  thinksUnseen: boolean;
  /** Told how each call ends; says whether it may be made again. */
  breaker: Pick<Breaker, "begin">;
  /** How its streams are read beside the package. */
  protocol: WireProtocol;
  /** A fresh model of the provider package that sends through `fetch`; its own retries are never used. */
  languageModel(fetch: typeof globalThis.fetch): LanguageModelV4;
  /** What this provider needs beside the settings every provider takes. */
  callOptions(call: ModelCall): Partial<LanguageModelV4CallOptions>;
  /** What it must be told again of a call of its own, where that is not in the call: see `OnToolCall`. */
  onToolCall?: OnToolCall | undefined;
  /** What the backend that served asks, where its router's list cannot say: null where that is not known, undefined where the list can say. */
  priceOf?(servedBy: string | null): Price | null | undefined;
}

export interface StreamEnvironment {
  timeouts: Timeouts;
  timers: Timers;
  /** 0 to 1. */
  random(): number;
}

export const DEFAULT_ENVIRONMENT: StreamEnvironment = {
  timeouts: DEFAULT_TIMEOUTS,
  timers: systemTimers,
  random: Math.random,
};

export async function* streamModel(
  target: StreamTarget,
  call: ModelCall,
  signal: AbortSignal,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): AsyncGenerator<ModelPart> {
  const watched = target.breaker.begin(call.model);
  try {
    yield* makeCall({ target, call, signal, environment, watched });
  } finally {
    // Also reached when the reader leaves early.
    watched.leave();
  }
}

interface Making {
  target: StreamTarget;
  call: ModelCall;
  signal: AbortSignal;
  environment: StreamEnvironment;
  watched: BreakerCall;
}

async function* makeCall({ target, call, signal, environment, watched }: Making): AsyncGenerator<ModelPart> {
  let made = 0;
  let waitedMs = 0;
  if (signal.aborted) return yield stoppedPart({ facts: noFacts(), served: false, target });
  for (;;) {
    const end: AttemptEnd = yield* streamAttempt(target, call, signal, environment);
    const { fault, facts, toolCalls } = end;
    if (signal.aborted) return yield stoppedPart({ facts, served: fault?.served ?? true, target });
    if (!fault) {
      watched.end(null);
      return yield* finishParts(facts, toolCalls, target);
    }
    const { retry, retryAfterMs, failure } = fault;
    const mayRetry = !end.started && watched.mayRetry;
    const inMs = !mayRetry
      ? null
      : nextRetryMs({ retry, retryAfterMs, made, waitedMs, random: environment.random() });
    if (inMs === null) {
      watched.end(fault);
      return yield { type: "failed", failure, served: fault.served, ...billOf(facts, target) };
    }
    yield { type: "retrying", reason: failure.reason, message: failure.message, inMs };
    await sleep(environment.timers, inMs, signal);
    if (signal.aborted) return yield stoppedPart({ facts, served: fault.served, target });
    made += 1;
    waitedMs += inMs;
  }
}

function* finishParts(
  facts: WireFacts,
  toolCalls: readonly ToolCall[],
  target: StreamTarget,
): Generator<ModelPart> {
  for (const call of toolCalls) yield { type: "tool-call", call };
  const finish = toFinish(facts.finish ?? "stop", toolCalls);
  const notes = finish === "stop" && isCalling(facts.finish) ? [...facts.notes, NO_CALL] : facts.notes;
  for (const note of notes) yield { type: "warning", message: `${target.name}: ${note}` };
  if (facts.unreadableEvents > 0) {
    const were = facts.unreadableEvents === 1 ? "One event was" : `${facts.unreadableEvents} events were`;
    yield {
      type: "warning",
      message: `${were} unreadable and left out of the answer.`,
    };
  }
  yield { type: "finish", finish, ...billOf(facts, target) };
}

const NO_CALL = "the model said that it calls a tool, and called none.";

function isCalling(finish: string | null): boolean {
  return finish === "tool_calls" || finish === "function_call";
}

/** Google and others end calls as they end text. An answer that its limit cut after its calls stays a cut one. */
function toFinish(said: string, toolCalls: readonly ToolCall[]): string {
  if (toolCalls.length > 0) return said === "length" ? said : "tool_calls";
  return isCalling(said) ? "stop" : said;
}

function stoppedPart({
  facts,
  served,
  target,
}: {
  facts: WireFacts;
  served: boolean;
  target: StreamTarget;
}): ModelPart {
  const failure = toFailure("unknown", "The call was stopped.");
  return { type: "failed", failure, served, ...billOf(facts, target) };
}

function billOf({ usage, reportedUsd, servedBy, headersMs }: WireFacts, target: StreamTarget): CallBill {
  const price = target.priceOf?.(servedBy);
  return { usage, reportedUsd, servedBy, headersMs, ...(price !== undefined && { price }) };
}
