/**
 * The events of a run: the only thing the engine produces, the log stores, the wire carries and the reducer reads.
 * `seq` starts at 1 and has no gaps; `at` is milliseconds since the run started and never falls.
 */
import type { Cost, Usage } from "./cost";
import type { FailureReason } from "./errors";
import type { Analysis, Finding, Verdict } from "./judge/analysis";
import type { Label } from "./labels";
import type { Bill } from "./late-costs";
import type { Provenance } from "./provenance";
import type { Criterion, Mode, ModelId, RunRequest, ToolCall } from "./run-request";
import type { RunState } from "./run-state";

export interface CallTimings {
  /** Milliseconds since the run started, at the moment the call was made. */
  startedAtMs: number;
  /** From the call to its first text or reasoning token. */
  firstTokenMs: number | null;
  totalMs: number;
  /** Output tokens after the first, per second; null where the provider counted none. */
  tokensPerSecond: number | null;
}

export interface RunTimings {
  wallMs: number;
  slowestMemberMs: number | null;
  /** wallMs / slowestMemberMs: what fusing cost in time. */
  ratio: number | null;
}

/** How a call ended. `finish` is null where the call never said; `stopped` where a person stopped it. */
export interface CallEnd {
  finish: string | null;
  usage: Usage | null;
  cost: Cost;
  timings: CallTimings | null;
  reason: FailureReason | null;
  message: string | null;
  /** The model's own words, where it would not answer and said so. */
  refusal?: string;
  /** False where the call was turned away before any token was made, so that nothing can have been billed. */
  served: boolean;
  /** The upstream that answered, where it said so. */
  servedBy: string | null;
  /** Present where a part of the cost may be put right later. */
  bill?: Bill;
  /** What the call ended with calling; absent: nothing. */
  toolCalls?: ToolCall[];
}

export type FusionOutcome =
  | { kind: "merged"; from: Label[] }
  /** A candidate's own answer, verbatim. `fusingTried` where the judge weighed a fusion and it did not win. */
  | { kind: "best-single"; candidate: Label; round: number; fusingTried: boolean }
  | { kind: "only-candidate"; candidate: Label }
  /** The judge kept to no protocol, twice: its words as written. */
  | { kind: "as-written" }
  /** The answer waits for what the caller's tools give back. */
  | { kind: "tool-calls" };

export const SETTLED_WHYS = [
  "agreed-at-once",
  "all-agree",
  "nobody-moved",
  "rounds-done",
  "one-left",
] as const;
export type SettledWhy = (typeof SETTLED_WHYS)[number];

/** Why and to whom a member's call went over. */
export interface Reroute {
  /** `failover`: the same model through another connection. `fallback`: another model. */
  why: "failover" | "fallback";
  from: ModelId;
  to: ModelId;
  /** The display name of what answers now. */
  name: string;
  /** Of the failure or the rest that caused it. */
  reason: FailureReason;
  message: string;
  /** What the voided try cost; null where nothing can have been billed. */
  spent: Cost | null;
  bill?: Bill;
}

export const NOTICE_CODES = [
  "quorum-reached",
  "judge-now",
  "judge-is-panelist",
  "judge-fallback",
  "judge-repaired",
  "judge-unstructured",
  "addressed-to-judge",
  "provider-warning",
  "attachment-left-out",
  "cap-reached",
  "resumed",
  "format-repaired",
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

type Delta = { text: string; reasoning?: undefined } | { reasoning: string; text?: undefined };

export type RunEventBody =
  /** The first has `id`, `createdAt` and `request`; a later one opens an ended run again. */
  | {
      type: "run.started";
      why: "new" | "retry" | "fusion" | "resumed" | "bill";
      id?: string;
      createdAt?: string;
      request?: RunRequest;
    }
  | { type: "run.completed"; cost: Cost; timings: RunTimings }
  | { type: "run.failed"; reason: FailureReason; message: string; cost: Cost; timings: RunTimings }
  | { type: "run.stopped"; cost: Cost; timings: RunTimings }
  | { type: "run.snapshot"; state: RunState }
  | { type: "candidate.started"; candidate: Label; model: ModelId | null; name: string; attempt: number }
  | ({ type: "candidate.delta"; candidate: Label } & Delta)
  /**
   * Another model, or the same through another connection, answers from here on. What was said before is void, and kept in
   * the state's `rerouted`.
   */
  | ({ type: "candidate.rerouted"; candidate: Label } & Reroute)
  | { type: "candidate.retrying"; candidate: Label; reason: FailureReason; message: string; inMs: number }
  /** What the candidate had said is void: another attempt begins. */
  | {
      type: "candidate.reset";
      candidate: Label;
      why: "retry" | "resumed" | "restart";
      /** What the voided attempt cost; null where nothing can have been billed. */
      spent: Cost | null;
    }
  | ({ type: "candidate.completed"; candidate: Label } & CallEnd)
  | ({ type: "candidate.failed"; candidate: Label; retryable: boolean } & CallEnd)
  | { type: "debate.turn.started"; fusion: string; candidate: Label; round: number }
  | ({ type: "debate.turn.delta"; fusion: string; candidate: Label; round: number } & Delta)
  | ({
      type: "debate.turn.completed";
      fusion: string;
      candidate: Label;
      round: number;
      outcome: "kept" | "revised" | "failed";
      /** The peer's claim this member contests, in its own words. */
      contests: string | null;
      /** The member's answer after this turn (its earlier one where it kept it or failed). */
      answer: string;
    } & CallEnd)
  | { type: "debate.settled"; fusion: string; round: number; why: SettledWhy }
  /** Sent again for the same fusion, it starts that fusion over (another judge, or a restart after a crash). */
  | {
      type: "fusion.started";
      fusion: string;
      mode: Mode;
      /** Null where one survivor needs no judge. */
      judge: ModelId | null;
      criteria: Criterion[];
      candidates: Label[];
      attempt: number;
      /** What the voided attempt cost, where this starts the fusion over. */
      spent: Cost | null;
    }
  | { type: "analysis.delta"; fusion: string; finding?: Finding; text?: string }
  | { type: "analysis.completed"; fusion: string; analysis: Analysis }
  | { type: "verdict.completed"; fusion: string; verdict: Verdict }
  | { type: "answer.delta"; fusion: string; text: string }
  /** The answer was written again, to keep to the format that was asked for: this stands in its place. */
  | { type: "answer.replaced"; fusion: string; text: string }
  | ({
      type: "fusion.completed";
      fusion: string;
      outcome: FusionOutcome | null;
      provenance: Provenance | null;
      /** What the answer does not keep to of the format that was asked for; absent: nothing. */
      formatProblems?: string[];
    } & CallEnd)
  | ({ type: "fusion.failed"; fusion: string; retryable: boolean; raw: string | null } & CallEnd)
  /** A provider told later what a call cost in truth. */
  | { type: "cost.corrected"; generationId: string; cost: Cost }
  | { type: "notice"; code: NoticeCode; message: string; candidate?: Label; fusion?: string };

export type RunEvent = RunEventBody & { seq: number; at: number };
export type RunEventType = RunEventBody["type"];

/** The stream of a run ends after one of these, until someone asks for more. */
export function isRunEnd(event: { type: RunEventType }): boolean {
  return event.type === "run.completed" || event.type === "run.failed" || event.type === "run.stopped";
}
