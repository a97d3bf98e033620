/**
 * The state of a run, as `GET /api/runs/:id` answers it. Derived from events by `reduceRun` and in no other way.
 */
import type { Cost, Usage } from "./cost";
import type { FailureReason } from "./errors";
import type { Analysis, Verdict } from "./judge/analysis";
import type { Label } from "./labels";
import type { Bill } from "./late-costs";
import type { Provenance } from "./provenance";
import type { CallTimings, FusionOutcome, NoticeCode, Reroute, RunTimings, SettledWhy } from "./run-events";
import type {
  Criterion,
  Limits,
  Member,
  Mode,
  ModelId,
  RunRequest,
  ToolCall,
  WaitPolicy,
} from "./run-request";

export type RunStatus = "queued" | "running" | "completed" | "failed" | "stopped" | "interrupted";
export type CandidateStatus = "queued" | "running" | "retrying" | "completed" | "failed" | "stopped";
export type FusionStatus = "running" | "completed" | "failed" | "stopped";

export interface CandidateState {
  label: Label;
  model: ModelId | null;
  name: string;
  pasted: boolean;
  status: CandidateStatus;
  text: string;
  reasoning: string;
  attempt: number;
  /** True once any fusion took it in. */
  judged: boolean;
  /** `at` of the current attempt's start, and of its first reasoning and text; null before. */
  startedAt: number | null;
  thinkingSince: number | null;
  textSince: number | null;
  /** The models that failed before the one that answers now, with what each had said. Absent: none. */
  rerouted?: (Reroute & { at: number; text: string })[];
  retrying: { reason: FailureReason; message: string; inMs: number; since: number } | null;
  finish: string | null;
  usage: Usage | null;
  cost: Cost;
  /** What voided attempts cost, beside `cost`; null: nothing. */
  spentBefore: Cost | null;
  /** What of either cost may still be put right; absent: nothing. */
  bill?: Bill;
  billBefore?: Bill;
  timings: CallTimings | null;
  reason: FailureReason | null;
  message: string | null;
  /** Its own words, where it would not answer and said so; absent: none. */
  refusal?: string;
  retryable: boolean;
  served: boolean;
  servedBy: string | null;
  /** What it called instead of answering, or beside it; absent: nothing. */
  toolCalls?: ToolCall[];
}

export interface DebateTurn {
  candidate: Label;
  round: number;
  status: "running" | "kept" | "revised" | "failed";
  /** The turn's raw text while it streams. */
  text: string;
  reasoning: string;
  contests: string | null;
  /** Null until the turn is complete. */
  answer: string | null;
  usage: Usage | null;
  cost: Cost;
  bill?: Bill;
  served: boolean;
  timings: CallTimings | null;
  reason: FailureReason | null;
  message: string | null;
}

export interface FusionState {
  id: string;
  mode: Mode;
  judge: ModelId | null;
  criteria: Criterion[];
  status: FusionStatus;
  candidates: Label[];
  attempt: number;
  startedAt: number;
  turns: DebateTurn[];
  settled: { round: number; why: SettledWhy } | null;
  /** Grows while the judge speaks; complete once `analysisDone`. */
  analysis: Analysis | null;
  analysisDone: boolean;
  verdict: Verdict | null;
  answer: string;
  answerSince: number | null;
  outcome: FusionOutcome | null;
  provenance: Provenance | null;
  /** How its answer ended: `length` where it was cut off; absent: as it should. */
  finish?: string;
  /** What its writer called; absent: nothing. */
  toolCalls?: ToolCall[];
  /** What the answer does not keep to of the format that was asked for; absent: nothing. */
  formatProblems?: string[];
  /** What the judge wrote outside the protocol; never dropped. */
  raw: string;
  usage: Usage | null;
  cost: Cost;
  /** What voided attempts cost, beside `cost`; null: nothing. */
  spentBefore: Cost | null;
  /** What of `cost` may still be put right; absent: nothing. */
  bill?: Bill;
  timings: CallTimings | null;
  served: boolean;
  reason: FailureReason | null;
  message: string | null;
  retryable: boolean;
}

export interface Notice {
  code: NoticeCode;
  message: string;
  at: number;
  candidate?: Label;
  fusion?: string;
}

export interface RunState {
  id: string;
  status: RunStatus;
  prompt: string;
  createdAt: string;
  mode: Mode;
  /** Null only before the first event. */
  request: RunRequest | null;
  candidates: CandidateState[];
  fusions: FusionState[];
  notices: Notice[];
  cost: Cost;
  timings: RunTimings | null;
  reason: FailureReason | null;
  message: string | null;
  lastSeq: number;
  /** `at` of the last event. */
  lastAt: number;
}

export type { Criterion, Limits, Member, WaitPolicy };
