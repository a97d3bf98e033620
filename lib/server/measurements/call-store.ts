import type { CallRecord, MeasuredCall } from "./call-record";

export interface CallQuery {
  /** Null: through every connection. */
  connectionKeys: readonly string[] | null;
  sinceMs: number;
  limit: number;
}

/** Where measured calls are kept. */
export interface CallStore {
  add(calls: readonly CallRecord[]): Promise<void>;
  /** The newest first. */
  list(query: CallQuery): Promise<MeasuredCall[]>;
  /** What the provider told later; nothing where no such call was measured. */
  correctCost(generationId: string, microUsd: number): Promise<void>;
  /** Resolves to how many there were. */
  deleteBefore(atMs: number): Promise<number>;
}
