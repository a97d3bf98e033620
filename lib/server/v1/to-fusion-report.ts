import type { FusionReport } from "@/lib/contract/openai/chat-response";
import type { FusionInclude } from "@/lib/contract/openai/fusion-block";
import { describeOutcome, toPlainHead } from "@/lib/fusion/describe-outcome";
import type { Analysis, Verdict } from "@/lib/fusion/judge/analysis";
import { costOfRun } from "@/lib/fusion/run-cost";
import type { RunState } from "@/lib/fusion/run-state";
import { toCalls } from "./to-usage";

/** What of the panel the caller asked to see; null: nothing. */
export function toFusionReport(
  state: RunState,
  { include, runId }: { include: readonly FusionInclude[]; runId: string | null },
): FusionReport | null {
  if (include.length === 0) return null;
  const [fusion] = state.fusions;
  const has = (part: FusionInclude) => include.includes(part);
  return {
    run: runId,
    outcome: fusion ? toPlainHead(describeOutcome(fusion, state.candidates)) : "There was nothing to judge",
    mode: fusion?.mode ?? state.mode,
    judge: fusion?.judge ?? null,
    ...(has("candidates") && { candidates: state.candidates.map(toCandidate) }),
    ...(has("analysis") && { analysis: fusion?.analysis ? toAnalysis(fusion.analysis) : null }),
    ...(has("verdict") && { verdict: fusion?.verdict ? toVerdict(fusion.verdict) : null }),
    ...(has("costs") && {
      costs: {
        cost: costOfRun(state),
        wall_ms: state.timings?.wallMs ?? state.lastAt,
        calls: toCalls(state),
      },
    }),
  };
}

function toCandidate(candidate: RunState["candidates"][number]) {
  const { label, model, name, status, judged, text, finish, reason, message } = candidate;
  return { ...{ label, model, name, status, judged, finish, reason, message }, content: text };
}

function toAnalysis(analysis: Analysis): NonNullable<FusionReport["analysis"]> {
  return {
    consensus: analysis.consensus,
    contradictions: analysis.contradictions,
    partial_coverage: analysis.partialCoverage,
    unique_insights: analysis.uniqueInsights,
    blind_spots: analysis.blindSpots,
    scores: analysis.scores,
  };
}

function toVerdict(verdict: Verdict): NonNullable<FusionReport["verdict"]> {
  const { winner, ties, confidence, fusionBeatsBest, why } = verdict;
  return { ...{ winner, ties, confidence, why }, fusion_beats_best: fusionBeatsBest ?? null };
}
