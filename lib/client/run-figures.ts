import { addCosts, type Cost } from "@/lib/fusion/cost";
import type { Label } from "@/lib/fusion/labels";
import type { CandidateState, FusionState, RunState } from "@/lib/fusion/run-state";

/** What a run took, beside what its slowest member and its best single answer took. */
export interface RunFigures {
  /** Of the first judging, from the prompt; what was asked for later does not change it. */
  wallMs: number | null;
  slowestMs: number | null;
  /** wallMs / slowestMs: what fusing cost in time. */
  timeRatio: number | null;
  cost: Cost;
  /** cost / the best single member's cost; null where either is unknown or that member was free. */
  costRatio: number | null;
  best: Label | null;
}

export function figuresOf(run: RunState): RunFigures {
  const best = bestSingleOf(run);
  const bestUsd = best?.cost.usd ?? null;
  const costRatio = bestUsd !== null && bestUsd > 0 && run.cost.usd !== null ? run.cost.usd / bestUsd : null;
  const slowestMs = run.timings?.slowestMemberMs ?? null;
  const wallMs = run.timings?.wallMs ?? null;
  // Without a judge nothing was fused: there is no price of it to name.
  const judged = run.fusions.some((fusion) => fusion.judge !== null);
  return {
    wallMs,
    slowestMs,
    timeRatio: judged && wallMs !== null && slowestMs ? wallMs / slowestMs : null,
    cost: run.cost,
    costRatio,
    best: best?.label ?? null,
  };
}

/** The candidate that the last verdict calls strongest. */
export function bestSingleOf(run: RunState): CandidateState | null {
  const winner = run.fusions.findLast((fusion) => fusion.verdict !== null)?.verdict?.winner;
  return run.candidates.find((candidate) => candidate.label === winner) ?? null;
}

/** One bar of the waterfall, in `at` milliseconds. */
export interface Bar {
  key: string;
  who: string;
  label: Label | null;
  stage: "panel" | "wait" | "debate" | "judge";
  startMs: number;
  /** Null while it is under way. */
  endMs: number | null;
  firstTokenMs: number | null;
  /** Null: there is none to know. */
  cost: Cost | null;
}

/** A call that was turned away unserved has no cost to know; the run's sum does not count it either. */
export function isUnserved({ status, served, cost }: CandidateState): boolean {
  return status === "failed" && !served && cost.usd === null;
}

/** `nameOf`: as a candidate is called on the screen. */
export function waterfallOf(run: RunState, nameOf: (candidate: CandidateState) => string): Bar[] {
  const panel = run.candidates
    .filter((candidate) => !candidate.pasted && candidate.startedAt !== null)
    .map((candidate) => toPanelBar(candidate, nameOf(candidate)));
  return [...panel, ...run.fusions.flatMap((fusion) => toFusionBars(fusion, panel))];
}

function toPanelBar(candidate: CandidateState, name: string): Bar {
  const startMs = candidate.timings?.startedAtMs ?? candidate.startedAt ?? 0;
  return {
    key: candidate.label,
    who: name,
    label: candidate.label,
    stage: "panel",
    startMs,
    endMs: candidate.timings ? startMs + candidate.timings.totalMs : null,
    firstTokenMs: candidate.timings?.firstTokenMs ?? null,
    cost: isUnserved(candidate) ? null : candidate.cost,
  };
}

function toFusionBars(fusion: FusionState, panel: Bar[]): Bar[] {
  const judgedEnds = panel
    .filter((bar) => bar.label && fusion.candidates.includes(bar.label))
    .map((bar) => bar.endMs ?? 0);
  const lastEnd = Math.max(0, ...judgedEnds);
  const bars: Bar[] = [];
  if (fusion.id === "F1" && fusion.startedAt - lastEnd > 20) {
    bars.push({
      key: `${fusion.id}-wait`,
      who: "Wait for the others",
      label: null,
      stage: "wait",
      startMs: lastEnd,
      endMs: fusion.startedAt,
      firstTokenMs: null,
      cost: null,
    });
  }
  for (const turn of fusion.turns) {
    const startMs = turn.timings?.startedAtMs ?? fusion.startedAt;
    bars.push({
      key: `${fusion.id}-${turn.candidate}-${turn.round}`,
      who: `${turn.candidate}, round ${turn.round}`,
      label: turn.candidate,
      stage: "debate",
      startMs,
      endMs: turn.timings ? startMs + turn.timings.totalMs : null,
      firstTokenMs: turn.timings?.firstTokenMs ?? null,
      cost: turn.cost,
    });
  }
  const turns = bars.filter(({ stage }) => stage === "debate");
  return fusion.judge === null ? bars : [...bars, toJudgeBar(fusion, turns)];
}

/** A debate is judged after its last turn: a fusion's own times begin with the first. */
function toJudgeBar(fusion: FusionState, turns: readonly Bar[]): Bar {
  const beganMs = fusion.timings?.startedAtMs ?? fusion.startedAt;
  const startMs = Math.max(beganMs, ...turns.map(({ endMs }) => endMs ?? 0));
  return {
    key: fusion.id,
    who: `Judge, ${fusion.id}`,
    label: null,
    stage: "judge",
    startMs,
    endMs: fusion.timings ? beganMs + fusion.timings.totalMs : null,
    firstTokenMs: fusion.timings?.firstTokenMs ?? null,
    cost: fusion.cost,
  };
}

/** All calls of one fusion: the judge and the debate's turns. */
export function costOfFusion(fusion: FusionState): Cost {
  return addCosts([fusion.cost, ...fusion.turns.map((turn) => turn.cost)]);
}

/** The longest idle stretch drawn to scale: a judging of the next day must not squeeze the run to a hair. */
const LONGEST_IDLE_MS = 1_000;

/** The bars on a time line without long idle stretches, for drawing. `atMs` stands in for what is still under way. */
export function drawTimes(bars: readonly Bar[], atMs: number): { start: number; end: number }[] {
  const spans = bars.map((bar) => ({ start: bar.startMs, end: Math.max(bar.startMs, bar.endMs ?? atMs) }));
  const cuts = findIdle(spans).map(({ from, ms }) => ({ from, by: ms - LONGEST_IDLE_MS }));
  const shift = (at: number) => at - cuts.reduce((sum, cut) => (at >= cut.from ? sum + cut.by : sum), 0);
  return spans.map(({ start, end }) => ({ start: shift(start), end: shift(end) }));
}

/** Stretches longer than a second in which nothing ran; `from` is where work began again. */
function findIdle(spans: readonly { start: number; end: number }[]): { from: number; ms: number }[] {
  const idle: { from: number; ms: number }[] = [];
  let busyUntil = 0;
  for (const { start, end } of [...spans].sort((one, other) => one.start - other.start)) {
    if (start - busyUntil > LONGEST_IDLE_MS) idle.push({ from: start, ms: start - busyUntil });
    busyUntil = Math.max(busyUntil, end);
  }
  return idle;
}
