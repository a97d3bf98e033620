import type { RunClient } from "@/lib/contract/run-client";
import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import type { RunEvent } from "@/lib/fusion/run-events";
import { DEFAULT_CRITERIA, DEFAULT_LIMITS, type RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import type { NewRun } from "@/lib/server/runs/run-store";

export const SAMPLE_STARTED_AT_MS = Date.UTC(2026, 10, 20, 9, 0, 0);

export const sampleRequest: RunRequest = {
  prompt: "Why is the sky blue?",
  history: [],
  system: null,
  mode: "merge",
  pool: [{ model: "lab/a" }, { model: "lab/b" }],
  judge: { models: ["lab/j"], criteria: DEFAULT_CRITERIA, auto: false },
  wait: { policy: "all" },
  limits: DEFAULT_LIMITS,
  seed: 7,
};

export const SAMPLE_CLIENT: RunClient = {
  source: "api",
  token: { id: "tok_1", name: "Nightly" },
  user: "user-7",
  metadata: { ticket: "T-12" },
};

/** The id of the n-th sample run: any id that looks like one. */
export function sampleId(n: number): string {
  return `run_${String(n).padStart(22, "0")}`;
}

export function sampleRun(n: number, changes: Partial<NewRun> = {}): NewRun {
  return {
    id: sampleId(n),
    ownerId: "guest_one",
    request: sampleRequest,
    memberNames: ["A model", "B model"],
    profile: null,
    client: null,
    startedAtMs: SAMPLE_STARTED_AT_MS + n,
    idempotency: null,
    lease: { workerId: "host:1:worker", untilMs: SAMPLE_STARTED_AT_MS + 10_000 },
    ...changes,
  };
}

/** `run.started` and then text from A, up to and with `lastSeq`. */
export function sampleEvents(firstSeq: number, lastSeq: number): RunEvent[] {
  return Array.from({ length: lastSeq - firstSeq + 1 }, (_, index): RunEvent => {
    const seq = firstSeq + index;
    if (seq === 1)
      return {
        seq,
        at: 0,
        type: "run.started",
        why: "new",
        id: sampleId(1),
        createdAt: new Date(SAMPLE_STARTED_AT_MS).toISOString(),
        request: sampleRequest,
      };
    return { seq, at: seq, type: "candidate.delta", candidate: "A", text: `word${seq} ` };
  });
}

export function completedEvent(seq: number): RunEvent {
  return {
    seq,
    at: seq,
    type: "run.completed",
    cost: { usd: 0.00123, source: "computed" },
    timings: { wallMs: 1480.4, slowestMemberMs: 1000, ratio: 1.48 },
  };
}

export function foldEvents(events: readonly RunEvent[], from: RunState = EMPTY_RUN): RunState {
  return events.reduce(reduceRun, from);
}
