/**
 * Where runs are kept. Implemented over Prisma and in memory; one contract suite runs on every implementation.
 * Called by the executor (writes) and the run service (reads). Invariants: a run's log has no gaps; only the process
 * that holds a run's lease writes to it; a session's last events and the run's new state are stored together or not at all.
 */
import type { RunClient, RunSource } from "@/lib/contract/run-client";
import type { LISTED_AS } from "@/lib/contract/runs";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { AnswerPick, Mode, RunRequest } from "@/lib/fusion/run-request";
import type { RunState, RunStatus } from "@/lib/fusion/run-state";
import type { RunCursor } from "./run-cursor";
import type { SearchTerm } from "./search/parse-search";
import type { WorkKeys } from "./work-keys";

/** A log's batch never holds more, so that a reader can find the batch of any seq by a range of keys. */
export const MAX_BATCH_EVENTS = 256;

/** The process that executes a run, and until when its claim holds without renewal (epoch milliseconds). */
export interface Lease {
  workerId: string;
  untilMs: number;
}

export interface NewRun {
  id: string;
  ownerId: string;
  request: RunRequest;
  memberNames: string[];
  /** `quality`, `budget` or a profile's id; null: none. */
  profile: string | null;
  /** Null: a page asked. */
  client: RunClient | null;
  /** Epoch milliseconds; the zero point of every event's `at`. */
  startedAtMs: number;
  idempotency: { key: string; hash: string } | null;
  lease: Lease;
}

export interface RunRecord {
  id: string;
  ownerId: string;
  status: RunStatus;
  startedAtMs: number;
  lastSeq: number;
  /** That it counts for; null: none. */
  profile: string | null;
  /** As it was when the last session ended; null: not known, or none has ended. */
  costMicroUsd: number | null;
  /** Where that is not known: what its known parts come to. */
  costAtLeastMicroUsd: number | null;
  lease: Lease | null;
}

/** What a page of the list shows; the money in micro-dollars, null where unknown. */
export interface RunRow extends RunRecord {
  promptHead: string;
  title: string | null;
  starred: boolean;
  /** In alphabetical order. */
  tags: string[];
  hasNote: boolean;
  shared: boolean;
  source: RunSource;
  mode: Mode;
  memberNames: string[];
  outcome: string | null;
  fusedAs: (typeof LISTED_AS)[number] | null;
  costSource: string;
  wallMs: number | null;
  /** Where it stands in its thread, from 1; absent: alone. */
  thread?: { step: number; of: number };
  /** What a search looked through; absent in a list that is no search. */
  text?: string;
}

/** What a run must be to be listed; null: anything. */
export interface RunFilter {
  /** Found by all of them; by an empty list nothing is. */
  search: SearchTerm[] | null;
  mode: Mode | null;
  profile: string | null;
  /** The wire id of a model that had a part in it. */
  model: string | null;
  /** When it was started, both ends in: epoch milliseconds. */
  fromMs: number | null;
  toMs: number | null;
  /** Both ends in; a run whose cost is not known is within no bounds. */
  minCostMicroUsd: number | null;
  maxCostMicroUsd: number | null;
  starred: boolean | null;
  /** `running` takes what waits to run along. */
  status: "running" | "completed" | "failed" | "stopped" | null;
  tag: string | null;
  shared: boolean | null;
  source: RunSource | null;
}

export const NO_FILTER: RunFilter = {
  search: null,
  mode: null,
  profile: null,
  model: null,
  fromMs: null,
  toMs: null,
  minCostMicroUsd: null,
  maxCostMicroUsd: null,
  starred: null,
  status: null,
  tag: null,
  shared: null,
  source: null,
};

/** A run as a step of a conversation. */
export interface ThreadRow
  extends Pick<RunRow, "id" | "status" | "startedAtMs" | "promptHead" | "title" | "outcome"> {
  parentId: string | null;
  pick: AnswerPick | null;
}

export interface RunListQuery extends RunFilter {
  ownerId: string;
  after: RunCursor | null;
  limit: number;
}

/** What its owner notes of a run. */
export interface RunMarks {
  title: string | null;
  note: string | null;
  /** Since when, in epoch milliseconds; null: not starred. */
  starredAtMs: number | null;
  /** In alphabetical order. */
  tags: string[];
}

export type MarkChange = { [Mark in keyof RunMarks]?: RunMarks[Mark] | undefined };

export type CreateOutcome = { kind: "created" } | { kind: "key-taken"; id: string; hash: string };

export interface EventBatch {
  runId: string;
  workerId: string;
  /** Consecutive. Empty only where `end` puts right what a crash left between two sessions. */
  events: RunEvent[];
  /** Present where the session ends with these events. */
  end: RunEnd | null;
}

export interface RunEnd {
  state: RunState;
  outcome: string | null;
  endedAtMs: number;
}

export interface RunStore extends WorkKeys {
  /** Where the owner has used the key before, nothing is created. */
  create(run: NewRun): Promise<CreateOutcome>;
  /** A permalink that follows the session is cut at its end. `refused`: the lease is someone else's by now, or the events do not continue the log. Safe to call again. */
  append(batch: EventBatch): Promise<"stored" | "refused">;
  /** The events after `afterSeq`, in order; a bounded page, empty only where there are none. */
  readEvents(runId: string, afterSeq: number): Promise<RunEvent[]>;
  find(runId: string): Promise<RunRecord | null>;
  /** The request, and the state as it was when the last session ended; null before that. */
  findCheckpoint(runId: string): Promise<{ request: RunRequest; state: RunState | null } | null>;
  /** The runs of its thread, itself among them, oldest first; empty where there is no such run. */
  readThread(runId: string): Promise<ThreadRow[]>;
  /** Newest first. */
  list(query: RunListQuery): Promise<RunRow[]>;
  /** What its owner has noted of a run; null where there is no such run. */
  findMarks(runId: string): Promise<RunMarks | null>;
  /** What the program said that asked for a run; null where a page asked, or there is no such run. */
  findClient(runId: string): Promise<RunClient | null>;
  /** Absent: as it was. False where there is no such run. */
  mark(runId: string, change: MarkChange): Promise<boolean>;
  /** The owner's tags in alphabetical order, with how many runs have each. */
  listTags(ownerId: string): Promise<{ tag: string; runs: number }[]>;
  /** Takes the log along. False where there was no such run. */
  delete(runId: string): Promise<boolean>;
  /** Runs that no session has ended, oldest first. */
  findUnfinished(): Promise<RunRecord[]>;
  /** Claims a run whose lease is still as it was read, and marks it running. False where someone was faster. */
  takeLease(run: RunRecord, lease: Lease): Promise<boolean>;
  /** Renews everything the worker holds. */
  renewLeases(lease: Lease): Promise<void>;
  /** Gives back everything the worker holds, so that another may take it up at once. */
  releaseLeases(workerId: string): Promise<void>;
}

/** Throws where a batch breaks the port's contract: a programming error, not a failure of the store. */
export function checkBatch({ events, end }: EventBatch): void {
  if (events.length === 0 && !end) throw new RangeError("A batch without an end holds at least one event.");
  if (events.length > MAX_BATCH_EVENTS)
    throw new RangeError(`A batch holds at most ${MAX_BATCH_EVENTS} events.`);
  const first = events[0]?.seq ?? 0;
  const gap = events.findIndex((event, index) => event.seq !== first + index);
  if (gap !== -1) throw new RangeError(`The batch has a gap before seq ${events[gap]?.seq}.`);
}
