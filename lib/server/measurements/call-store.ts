import type { CostSource } from "@/lib/fusion/cost";
import type { CallOutcome, CallRecord } from "./call-record";
import type { Counted } from "./nearest-rank";

/** Whose calls are counted. */
export interface TallyQuery {
  /** Through these connections. */
  connectionKeys: readonly string[];
  sinceMs: number;
  /** The newest so many at most; more only where several were made in the millisecond of the last. */
  limit: number;
  /** Whose costs are summed. */
  ownerId: string;
}

/** Calls of one model through one connection. */
interface OfModel {
  connectionKey: string;
  model: string;
}

/** Calls counted by what is alike in them. Counted by the database, for a page asks about a hundred thousand of them. */
export interface CallTally {
  outcomes: (OfModel & { outcome: CallOutcome; calls: number })[];
  /** Each value that was measured, with how often. */
  firstTokenMs: (OfModel & Counted)[];
  tokensPerSecond: (OfModel & Counted)[];
  maxGapMs: (OfModel & Counted)[];
  /** The owner's alone; what is known of each source. */
  costs: (OfModel & { costSource: CostSource; microUsd: number })[];
}

export type SpeedCall = Pick<
  CallRecord,
  "atMs" | "connectionKey" | "model" | "firstTokenMs" | "tokensPerSecond"
>;

/** Where measured calls are kept. */
export interface CallStore {
  add(calls: readonly CallRecord[]): Promise<void>;
  tally(query: TallyQuery): Promise<CallTally>;
  /** Those that a first token came of, the newest first. */
  listHeard(query: { sinceMs: number; limit: number }): Promise<SpeedCall[]>;
  /** What the provider told later; nothing where no such call was measured. */
  correctCost(generationId: string, microUsd: number): Promise<void>;
  /** Makes the calls of a run another owner's. */
  giveTo(ownerId: string, runId: string): Promise<void>;
  /** Resolves to how many there were. */
  deleteBefore(atMs: number): Promise<number>;
}
