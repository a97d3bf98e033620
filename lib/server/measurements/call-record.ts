import type { CostSource } from "@/lib/fusion/cost";
import type { FailureReason } from "@/lib/fusion/errors";
import type { ModelCall } from "@/lib/fusion/ports";
import type { ModelId } from "@/lib/fusion/run-request";

/** A call that a person or a quorum stopped is no failure of its model. */
export type CallOutcome = "completed" | "stopped" | FailureReason;

/** One request to a provider and how it ended. Each retry is a request of its own. */
export interface CallRecord {
  id: string;
  /** Epoch milliseconds at which it was made. */
  atMs: number;
  ownerId: string;
  /** Null where the run was deleted. */
  runId: string | null;
  model: ModelId;
  /** As `Connection.key`. */
  connectionKey: string;
  purpose: ModelCall["purpose"];
  servedBy: string | null;
  outcome: CallOutcome;
  headersMs: number | null;
  firstTokenMs: number | null;
  totalMs: number;
  tokensPerSecond: number | null;
  /** Between two pieces of text or reasoning; null where fewer than two came. */
  maxGapMs: number | null;
  p95GapMs: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  cachedTokens: number | null;
  reasoningTokens: number | null;
  /** Null exactly when the source is `unknown`. */
  costMicroUsd: number | null;
  costSource: CostSource;
  /** The provider's id of what it generated, where the cost may still be put right by it. */
  generationId: string | null;
}
