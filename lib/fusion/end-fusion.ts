/** A fusion's one terminal event, with what all of its calls came to. */
import type { Failure } from "./errors";
import type { FusionTask } from "./modes/mode";
import type { CallEnd, FusionOutcome } from "./run-events";
import type { ToolCall } from "./run-request";
import type { FusionState } from "./run-state";

interface Completion {
  /** `length`: its writer was cut off by an output limit. */
  finish: "stop" | "length" | "stopped" | "tool-calls";
  outcome: FusionOutcome | null;
  provenance: FusionState["provenance"];
  toolCalls?: ToolCall[];
  formatProblems?: string[];
}

export function completeFusion(
  task: FusionTask,
  { finish, outcome, provenance, toolCalls, formatProblems }: Completion,
): void {
  task.session.emit({
    type: "fusion.completed",
    fusion: task.fusion,
    outcome,
    provenance,
    ...(formatProblems && { formatProblems }),
    ...endOf(task, finish, null),
    ...(toolCalls && { toolCalls }),
  });
}

/** A person's stop: what was said by then is kept. */
export function stopFusion(task: FusionTask): void {
  completeFusion(task, { finish: "stopped", outcome: null, provenance: null });
}

/** Its writer calls the caller's tools: what they give back comes in another run. */
export function completeWithCalls(task: FusionTask, toolCalls: ToolCall[]): void {
  completeFusion(task, {
    finish: "tool-calls",
    outcome: { kind: "tool-calls" },
    provenance: null,
    toolCalls,
  });
}

export function failFusion(task: FusionTask, failure: Failure, raw: string | null): void {
  const { fusion } = task;
  task.session.emit({
    type: "fusion.failed",
    fusion,
    retryable: failure.retryable,
    raw,
    ...endOf(task, null, failure),
  });
}

function endOf(
  { session, ledger, startedAt }: FusionTask,
  finish: string | null,
  failure: Failure | null,
): CallEnd {
  return {
    finish,
    ...ledger.total(),
    timings: {
      startedAtMs: startedAt - session.startedAtMs,
      firstTokenMs: ledger.firstTokenMs,
      totalMs: session.ports.clock.now() - startedAt,
      tokensPerSecond: null,
    },
    reason: failure?.reason ?? null,
    message: failure?.message ?? null,
  };
}
