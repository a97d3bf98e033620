/**
 * Measures every request that goes through a port of models, and changes nothing of what passes. Put around the models of a run's
 * owner by the container. Invariant: each request gives one record, however it ended; what never reached a provider gives none.
 */
import { callCost } from "@/lib/fusion/call-cost";
import { type Cost, isSettled, toMicroUsd } from "@/lib/fusion/cost";
import type { CallBill, Clock, ModelCall, ModelPart, ModelPort } from "@/lib/fusion/ports";
import type { ModelId } from "@/lib/fusion/run-request";
import type { CallOutcome, CallRecord } from "./call-record";
import { TryMeter } from "./try-meter";

export interface MeteredModels extends ModelPort {
  /** As `ModelRegistry.keyOf`. */
  keyOf(model: ModelId): string | null;
}

export interface MeterDeps {
  models: MeteredModels;
  ownerId: string;
  /** Null: of a run that is not stored. */
  runId: string | null;
  clock: Pick<Clock, "now">;
  createId(): string;
  record(call: CallRecord): void;
}

interface Ending {
  outcome: CallOutcome;
  bill: CallBill;
  served: boolean;
}

/** As the run counts it: the bill of a call that was cut off is not waited for. */
const NO_BILL: CallBill = { usage: null, reportedUsd: null, servedBy: null };

/** A call that nobody served cannot have been billed, as in the run's own sum. */
const NOT_BILLED: Cost = { usd: 0, source: "computed" };

export function meterCalls(deps: MeterDeps): ModelPort {
  return { ...deps.models, stream: (call, signal) => meterStream(deps, call, signal) };
}

async function* meterStream(
  deps: MeterDeps,
  call: ModelCall,
  signal: AbortSignal,
): AsyncGenerator<ModelPart> {
  const { models, clock } = deps;
  let meter: TryMeter | null = new TryMeter(clock.now());
  let connectionKey: string | null = null;
  const end = (ending: Ending) => {
    const ended = meter;
    meter = null;
    connectionKey ??= models.keyOf(call.model);
    // Without a key there is no connection, and where the wait for a retry was stopped there was no request.
    if (!ended || connectionKey === null || clock.now() < ended.startedAtMs) return;
    deps.record(toRecord(deps, { call, meter: ended, connectionKey, ...ending }));
  };
  try {
    for await (const part of models.stream(call, signal)) {
      // Asked while the call is under way: a connection that is deleted meanwhile was called all the same.
      connectionKey ??= models.keyOf(call.model);
      if (part.type === "text" || part.type === "reasoning" || part.type === "tool-input")
        meter?.hear(part.text, clock.now());
      if (part.type === "reset") meter?.reset();
      if (part.type === "generation" && meter) meter.generationId = part.id;
      if (part.type === "retrying") {
        end({ outcome: part.reason, bill: NO_BILL, served: false });
        meter = new TryMeter(clock.now() + part.inMs);
      }
      if (part.type === "finish") end({ outcome: "completed", bill: part, served: true });
      if (part.type === "failed") {
        if (!signal.aborted) end({ outcome: part.failure.reason, bill: part, served: part.served });
        else if (part.served) end(cutOff(signal, meter));
        else meter = null;
      }
      yield part;
    }
    end({ outcome: "truncated", bill: NO_BILL, served: meter?.heard ?? false });
  } catch (cause) {
    end({ outcome: "unknown", bill: NO_BILL, served: meter?.heard ?? false });
    throw cause;
  } finally {
    // Reached with an open meter where the reader of this stream left early.
    end(cutOff(signal, meter));
  }
}

function cutOff(signal: AbortSignal, meter: TryMeter | null): Ending {
  const outcome = signal.aborted && signal.reason === "timed-out" ? "timed-out" : "stopped";
  return { outcome, bill: NO_BILL, served: meter?.heard ?? false };
}

interface EndedTry extends Ending {
  call: ModelCall;
  meter: TryMeter;
  connectionKey: string;
}

function toRecord({ models, ownerId, runId, clock, createId }: MeterDeps, ended: EndedTry): CallRecord {
  const { call, meter, connectionKey, outcome, bill } = ended;
  const { inputTokens = null, outputTokens = null, cachedTokens = null } = bill.usage ?? {};
  const cost = costOf(ended, models);
  return {
    id: createId(),
    atMs: meter.startedAtMs,
    ownerId,
    runId,
    model: call.model,
    connectionKey,
    purpose: call.purpose,
    servedBy: bill.servedBy ?? null,
    outcome,
    headersMs: bill.headersMs ?? null,
    ...meter.figures(clock.now(), outputTokens),
    ...{ inputTokens, outputTokens, cachedTokens },
    reasoningTokens: bill.usage?.reasoningTokens ?? null,
    costMicroUsd: cost.usd === null ? null : toMicroUsd(cost.usd),
    costSource: cost.source,
    generationId: isSettled(cost) ? null : meter.generationId,
  };
}

function costOf({ call, meter, outcome, bill, served }: EndedTry, models: ModelPort): Cost {
  const cost = callCost({
    call,
    bill,
    listed: models.facts(call.model)?.price ?? null,
    finished: outcome === "completed",
    served: served || meter.heard,
    outputChars: meter.chars,
  });
  return cost.usd === null && !served && !meter.heard ? NOT_BILLED : cost;
}
