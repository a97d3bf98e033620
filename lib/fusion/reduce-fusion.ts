import { addCosts, type Cost, UNKNOWN_COST } from "./cost";
import { addFinding, EMPTY_ANALYSIS } from "./judge/analysis";
import { settleCall } from "./late-costs";
import type { CallEnd, RunEvent } from "./run-events";
import type { DebateTurn, FusionState } from "./run-state";

export type FusionEvent = Extract<RunEvent, { fusion: string }>;
type Of<Type extends FusionEvent["type"]> = Extract<FusionEvent, { type: Type }>;

/** Null only where an event speaks of a fusion that never started. */
export function reduceFusion(fusion: FusionState | null, event: FusionEvent): FusionState | null {
  if (event.type === "fusion.started") return startFusion(fusion, event);
  if (!fusion) return null;
  switch (event.type) {
    case "debate.turn.started":
      return { ...fusion, turns: [...withoutTurn(fusion.turns, event), newTurn(event)] };
    case "debate.turn.delta":
      return withTurn(fusion, event, (turn) =>
        event.text !== undefined
          ? { ...turn, text: turn.text + event.text }
          : { ...turn, reasoning: turn.reasoning + event.reasoning },
      );
    case "debate.turn.completed":
      return withTurn(fusion, event, (turn) => endTurn(turn, event));
    case "debate.settled":
      return { ...fusion, settled: { round: event.round, why: event.why } };
    case "analysis.delta":
      return addAnalysis(fusion, event);
    case "analysis.completed":
      return { ...fusion, analysis: event.analysis, analysisDone: true };
    case "verdict.completed":
      return { ...fusion, verdict: event.verdict };
    case "answer.delta":
      return { ...fusion, answer: fusion.answer + event.text, answerSince: fusion.answerSince ?? event.at };
    case "answer.replaced":
      return { ...fusion, answer: event.text, answerSince: fusion.answerSince ?? event.at };
    case "fusion.completed":
      return {
        ...endFusion(fusion, event),
        status: event.finish === "stopped" ? "stopped" : "completed",
        outcome: event.outcome,
        provenance: event.provenance,
        ...(event.formatProblems && { formatProblems: event.formatProblems }),
        ...(event.finish === "length" && { finish: event.finish }),
      };
    case "fusion.failed":
      return { ...endFusion(fusion, event), status: "failed", retryable: event.retryable };
    default:
      return fusion;
  }
}

/** Starting over keeps the debate's finished turns: they were paid for. */
function startFusion(before: FusionState | null, event: Of<"fusion.started">): FusionState {
  const spent = [before?.spentBefore ?? null, event.spent].filter((cost) => cost !== null);
  return {
    id: event.fusion,
    mode: event.mode,
    judge: event.judge,
    criteria: event.criteria,
    status: "running",
    candidates: event.candidates,
    attempt: event.attempt,
    startedAt: before?.startedAt ?? event.at,
    turns: before?.turns.filter((turn) => turn.status !== "running") ?? [],
    settled: before?.settled ?? null,
    analysis: null,
    analysisDone: false,
    verdict: null,
    answer: "",
    answerSince: null,
    outcome: null,
    provenance: null,
    raw: "",
    usage: null,
    cost: UNKNOWN_COST,
    spentBefore: spent.length === 0 ? null : addCosts(spent),
    timings: null,
    served: false,
    reason: null,
    message: null,
    retryable: false,
  };
}

function addAnalysis(fusion: FusionState, event: Of<"analysis.delta">): FusionState {
  const analysis = event.finding
    ? addFinding(fusion.analysis ?? EMPTY_ANALYSIS, event.finding)
    : fusion.analysis;
  return { ...fusion, analysis, raw: fusion.raw + (event.text ?? "") };
}

function endFusion(
  fusion: FusionState,
  { usage, cost, bill, timings, served, reason, message, toolCalls }: CallEnd,
): FusionState {
  const more = { ...(bill && { bill }), ...(toolCalls && { toolCalls }) };
  return { ...fusion, usage, cost, ...more, timings, served, reason, message };
}

/** A provider told what a call of this fusion cost: a judge's, or a debate turn's. */
export function correctFusion(
  fusion: FusionState,
  { generationId, cost: told }: { generationId: string; cost: Cost },
): FusionState {
  const now = settleCall(fusion.bill, generationId, told);
  if (!now?.cost) return fusion;
  const { bill: _, ...rest } = fusion;
  const turns = fusion.turns.map((turn) => correctTurn(turn, generationId, told));
  return { ...rest, turns, cost: now.cost, ...(now.bill && { bill: now.bill }) };
}

function correctTurn(turn: DebateTurn, generationId: string, told: Cost): DebateTurn {
  const now = settleCall(turn.bill, generationId, told);
  if (!now?.cost) return turn;
  const { bill: _, ...rest } = turn;
  return { ...rest, cost: now.cost };
}

type TurnKey = { candidate: string; round: number };

function isTurn(turn: TurnKey, key: TurnKey): boolean {
  return turn.candidate === key.candidate && turn.round === key.round;
}

function withoutTurn(turns: DebateTurn[], key: TurnKey): DebateTurn[] {
  return turns.filter((turn) => !isTurn(turn, key));
}

function withTurn(fusion: FusionState, key: TurnKey, change: (turn: DebateTurn) => DebateTurn): FusionState {
  return { ...fusion, turns: fusion.turns.map((turn) => (isTurn(turn, key) ? change(turn) : turn)) };
}

function newTurn({ candidate, round }: Of<"debate.turn.started">): DebateTurn {
  return {
    candidate,
    round,
    status: "running",
    text: "",
    reasoning: "",
    contests: null,
    answer: null,
    usage: null,
    cost: UNKNOWN_COST,
    served: false,
    timings: null,
    reason: null,
    message: null,
  };
}

function endTurn(turn: DebateTurn, event: Of<"debate.turn.completed">): DebateTurn {
  const { outcome, contests, answer, usage, cost, bill, served, timings, reason, message } = event;
  const billed = { usage, cost, ...(bill && { bill }) };
  return { ...turn, status: outcome, contests, answer, ...billed, served, timings, reason, message };
}
