import { UNKNOWN_COST } from "@/lib/fusion/cost";
import { type Label, labelAt } from "@/lib/fusion/labels";
import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import type { CallTimings, RunEvent, RunEventBody } from "@/lib/fusion/run-events";
import { DEFAULT_CRITERIA, type Mode, type RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";

/** Runs for tests of screens, made of events and folded by the real reducer. */
export type Timed = RunEventBody & { at: number };

export function toEvents(bodies: readonly Timed[]): RunEvent[] {
  return bodies.map((body, index) => ({ ...body, seq: index + 1 }));
}

export function foldRun(bodies: readonly Timed[]): RunState {
  return toEvents(bodies).reduce(reduceRun, EMPTY_RUN);
}

export function requestOf(size: number, mode: Mode = "merge"): RunRequest {
  return {
    prompt: "Why?",
    history: [],
    system: null,
    mode,
    pool: Array.from({ length: size }, (_, index) => ({
      model: `lab/${labelAt(index).toLowerCase()}`,
      name: `Model ${labelAt(index)}`,
    })),
    judge: { models: ["lab/judge"], criteria: DEFAULT_CRITERIA, auto: false },
    wait: { policy: "quorum", count: Math.max(1, size - 1), graceMs: 5_000 },
    limits: { deadlineMs: 60_000, maxCostUsd: null, debateRounds: 1 },
    seed: 1,
  };
}

export function begun(size: number, mode: Mode = "merge"): Timed[] {
  return [
    {
      at: 0,
      type: "run.started",
      why: "new",
      id: "r1",
      createdAt: "2026-11-20T10:00:00.000Z",
      request: requestOf(size, mode),
    },
    ...Array.from({ length: size }, (_, index): Timed => {
      const label = labelAt(index);
      return {
        at: 1,
        type: "candidate.started",
        candidate: label,
        model: `lab/${label.toLowerCase()}`,
        name: `Model ${label}`,
        attempt: 1,
      };
    }),
  ];
}

export const said = (candidate: Label, at: number, text: string): Timed => ({
  at,
  type: "candidate.delta",
  candidate,
  text,
});

const callEnd = (timings: CallTimings | null) => ({
  finish: "stop",
  usage: null,
  cost: UNKNOWN_COST,
  timings,
  reason: null,
  message: null,
  served: true,
  servedBy: null,
});

export function timingsOf(startedAtMs: number, endMs: number): CallTimings {
  return { startedAtMs, firstTokenMs: 10, totalMs: endMs - startedAtMs, tokensPerSecond: 40 };
}

export function answered(
  candidate: Label,
  at: number,
  over: Partial<Extract<RunEventBody, { type: "candidate.completed" }>> = {},
): Timed {
  return { at, type: "candidate.completed", candidate, ...callEnd(timingsOf(1, at)), ...over };
}

export function failed(
  candidate: Label,
  at: number,
  over: Partial<Extract<RunEventBody, { type: "candidate.failed" }>> = {},
): Timed {
  return {
    at,
    type: "candidate.failed",
    candidate,
    retryable: true,
    ...callEnd(timingsOf(1, at)),
    finish: null,
    reason: "network",
    message: "ECONNREFUSED",
    ...over,
  };
}

export function judging(
  at: number,
  over: Partial<Extract<RunEventBody, { type: "fusion.started" }>> = {},
): Timed {
  return {
    at,
    type: "fusion.started",
    fusion: "F1",
    mode: "merge",
    judge: "lab/judge",
    criteria: DEFAULT_CRITERIA,
    candidates: ["A", "B", "C"],
    attempt: 1,
    spent: null,
    ...over,
  };
}

export function judged(
  at: number,
  over: Partial<Extract<RunEventBody, { type: "fusion.completed" }>> = {},
): Timed {
  return {
    at,
    type: "fusion.completed",
    fusion: "F1",
    outcome: null,
    provenance: null,
    ...callEnd(timingsOf(at - 10, at)),
    ...over,
  };
}

export function turned(
  candidate: Label,
  round: number,
  over: Partial<Extract<RunEventBody, { type: "debate.turn.completed" }>> = {},
): Timed[] {
  const key = { fusion: "F1", candidate, round };
  return [
    { at: 60, type: "debate.turn.started", ...key },
    {
      at: 70,
      type: "debate.turn.completed",
      ...key,
      outcome: "kept",
      contests: null,
      answer: "…",
      ...callEnd(timingsOf(60, 70)),
      ...over,
    },
  ];
}
