/**
 * Drives one model call to exactly one end. Called for candidates, debate turns and judges. Whatever the port does
 * (throws, hangs, ends without a word, ignores the abort), the promise resolves, and within the deadline.
 */
import { callCost } from "./call-cost";
import { callRate } from "./call-rate";
import { type Cost, isSettled } from "./cost";
import { type Failure, toFailure } from "./errors";
import type { OpenCall } from "./late-costs";
import type { CallBill, FusionPorts, ModelCall, ModelPart } from "./ports";
import type { CallEnd } from "./run-events";
import type { ToolCall } from "./run-request";

export interface CallOptions {
  call: ModelCall;
  ports: FusionPorts;
  /** A person's stop. */
  signal: AbortSignal;
  /** Epoch milliseconds; the call fails as timed out then. */
  deadlineAt: number;
  runStartedAtMs: number;
  /** Tool calls come with the end: until then they may be voided. */
  onPart(part: Exclude<ModelPart, { type: Unheard }>): void;
}

/** What stands in a call's end, or is measured of it. */
type Unheard = "finish" | "failed" | "generation" | "tool-input" | "tool-call";

export type CallResult =
  | { kind: "finished" | "stopped"; end: CallEnd }
  | { kind: "failed"; failure: Failure; end: CallEnd };

type Ending = { type: "stopped" } | Extract<ModelPart, { type: "finish" | "failed" }>;

const NO_BILL: CallBill = { usage: null, reportedUsd: null, servedBy: null };

export function runCall(options: CallOptions): Promise<CallResult> {
  const { ports, signal, deadlineAt } = options;
  const meter = startMeter(options);
  const controller = new AbortController();
  return new Promise((resolve) => {
    let ended = false;
    const end = (ending: Ending) => {
      if (ended) return;
      ended = true;
      signal.removeEventListener("abort", stop);
      // The reason tells the adapter whether a person stopped the call or its time ran out.
      controller.abort(ending.type === "failed" ? ending.failure.reason : undefined);
      resolve(toResult(ending, options, meter));
    };
    const stop = () => end({ type: "stopped" });
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    const leftMs = Math.max(0, deadlineAt - ports.clock.now());
    void ports.clock
      .sleep(leftMs, controller.signal)
      .then(() => end(failed("timed-out", sayTimeUp(meter), meter.heard)));
    void pump(options, controller.signal, meter, () => ended, end);
  });
}

/** Deaf once the call has ended, so that a port that ignores the abort changes nothing. */
async function pump(
  { call, ports, onPart }: CallOptions,
  signal: AbortSignal,
  meter: Meter,
  isEnded: () => boolean,
  end: (ending: Ending) => void,
): Promise<void> {
  try {
    for await (const part of ports.models.stream(call, signal)) {
      if (isEnded()) return;
      if (part.type === "finish" || part.type === "failed") return end(part);
      meter.note(part);
      if (part.type === "generation" || part.type === "tool-input" || part.type === "tool-call") continue;
      onPart(part);
    }
    end(failed("truncated", "The stream ended without saying that it was complete.", meter.heard));
  } catch (error) {
    end(failed("unknown", error instanceof Error ? error.message : String(error), meter.heard));
  }
}

/** Where the time went in asking again, what had been answered is the cause. */
function sayTimeUp({ retriedFor }: Meter): string {
  const timeUp = "The deadline was reached.";
  return retriedFor === null ? timeUp : `${timeUp} The try before had failed: ${retriedFor}`;
}

function failed(reason: Failure["reason"], message: string, served: boolean): Ending {
  return { type: "failed", failure: toFailure(reason, message), served, ...NO_BILL };
}

interface Meter {
  startedAt: number;
  heard: boolean;
  firstTokenAt: number | null;
  chars: number;
  hasText: boolean;
  toolCalls: ToolCall[];
  /** Of the try under way. */
  generationId: string | null;
  /** Why it was asked again, where it has said nothing since. */
  retriedFor: string | null;
  note(part: ModelPart): void;
}

function startMeter({ ports, call }: CallOptions): Meter {
  const mayCall = call.tools !== undefined && call.tools.length > 0 && call.toolChoice !== "none";
  const meter: Meter = {
    startedAt: ports.clock.now(),
    heard: false,
    firstTokenAt: null,
    chars: 0,
    hasText: false,
    toolCalls: [],
    generationId: null,
    retriedFor: null,
    note(part) {
      if (part.type === "retrying") meter.retriedFor = part.message;
      if (part.type === "generation") meter.generationId = part.id;
      if (part.type === "reset") {
        meter.chars = 0;
        meter.hasText = false;
        meter.toolCalls = [];
      }
      if (part.type === "tool-call") {
        meter.heard = true;
        meter.chars += part.call.name.length + part.call.arguments.length;
        // Some models call what nobody gave them: there is nobody to run it.
        if (mayCall) meter.toolCalls.push(part.call);
      }
      if (part.type !== "text" && part.type !== "reasoning" && part.type !== "tool-input") return;
      meter.heard = true;
      meter.retriedFor = null;
      meter.firstTokenAt ??= ports.clock.now();
      meter.chars += part.text.length;
      if (part.type === "text" && part.text.trim() !== "") meter.hasText = true;
    },
  };
  return meter;
}

/** A finish that neither says nor calls anything is no answer, whatever the port called it. */
function judgeFinish(ending: Ending, meter: Meter): Ending {
  if (ending.type !== "finish" || meter.hasText || meter.toolCalls.length > 0) return ending;
  const { usage, reportedUsd, servedBy, price } = ending;
  const failure =
    ending.finish === "length"
      ? toFailure("truncated", "The output limit was used up before any answer text.")
      : toFailure("empty", "The model finished without any text.");
  return {
    type: "failed",
    failure,
    served: true,
    usage,
    reportedUsd,
    servedBy,
    ...(price !== undefined && { price }),
  };
}

function toResult(rawEnding: Ending, options: CallOptions, meter: Meter): CallResult {
  const ending = judgeFinish(rawEnding, meter);
  const bill = ending.type === "stopped" ? NO_BILL : ending;
  const served = ending.type === "finish" || meter.heard || (ending.type === "failed" && ending.served);
  const cost = costOf(ending, bill, options, meter, served);
  const end: CallEnd = {
    finish: ending.type === "finish" ? ending.finish : ending.type === "stopped" ? "stopped" : null,
    usage: bill.usage,
    cost,
    ...billOf(cost, options, meter),
    timings: timingsOf(bill, options, meter),
    reason: null,
    message: null,
    served,
    servedBy: bill.servedBy ?? null,
    ...(ending.type === "finish" && meter.toolCalls.length > 0 && { toolCalls: meter.toolCalls }),
  };
  if (ending.type !== "failed") return { kind: ending.type === "finish" ? "finished" : "stopped", end };
  const { failure } = ending;
  const { reason, message, refusal } = failure;
  const refused = refusal === undefined ? {} : { refusal };
  return { kind: "failed", failure, end: { ...end, reason, message, ...refused } };
}

function costOf(
  ending: Ending,
  bill: CallBill,
  { call, ports }: CallOptions,
  meter: Meter,
  served: boolean,
): Cost {
  return callCost({
    call,
    bill,
    listed: ports.models.facts(call.model)?.price ?? null,
    finished: ending.type === "finish",
    served,
    outputChars: meter.chars,
  });
}

/** What was not reported may still be told, where the provider gave the call an id. */
function billOf(
  cost: Cost,
  { call }: CallOptions,
  { generationId }: Meter,
): { bill?: { settled: null; open: OpenCall[] } } {
  if (generationId === null || isSettled(cost)) return {};
  return { bill: { settled: null, open: [{ generationId, model: call.model, cost }] } };
}

function timingsOf(bill: CallBill, { ports, runStartedAtMs }: CallOptions, meter: Meter): CallEnd["timings"] {
  const now = ports.clock.now();
  const streamingMs = meter.firstTokenAt === null ? 0 : now - meter.firstTokenAt;
  return {
    startedAtMs: meter.startedAt - runStartedAtMs,
    firstTokenMs: meter.firstTokenAt === null ? null : meter.firstTokenAt - meter.startedAt,
    totalMs: Math.max(0, now - meter.startedAt),
    tokensPerSecond: callRate({ outputTokens: bill.usage?.outputTokens ?? null, streamingMs }),
  };
}
