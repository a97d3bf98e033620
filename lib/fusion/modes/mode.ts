import type { Contestant } from "@/lib/fusion/judge/judge-call";
import type { FusionSpec } from "@/lib/fusion/run-request";
import type { Session } from "@/lib/fusion/run-session";
import type { CallLedger } from "./call-ledger";

/** What a mode works with while it makes one fusion. */
export interface FusionTask {
  session: Session;
  /** The fusion's id. */
  fusion: string;
  spec: FusionSpec;
  /** The answers of the pool that are judged, in the pool's order. */
  contestants: Contestant[];
  /** There is one answer, which stands as it is: a judge is asked only whether it calls a tool instead. */
  lone: boolean;
  /** Every call this fusion makes is booked here. */
  ledger: CallLedger;
  /** Epoch milliseconds of the fusion's start. */
  startedAt: number;
  /** Epoch milliseconds at which every open call of this fusion ends. */
  deadlineAt: number;
}

/** A way to get from several answers to one. */
export interface ModeEntry {
  /** What stands before the judge: the pool's answers, or more after a debate. Null: it was stopped. */
  prepare(task: FusionTask): Promise<Contestant[] | null>;
  /** Whether the judge also writes an answer. */
  writes: boolean;
}
