import { callRate } from "@/lib/fusion/call-rate";
import { estimateTokens } from "@/lib/fusion/cost";
import type { CandidateState } from "@/lib/fusion/run-state";

/** The figures under a column, while it speaks and after. */
export interface LiveUsage {
  firstTokenMs: number | null;
  tokensPerSecond: number | null;
  outputTokens: number | null;
  /** True where tokens (and so the rate) are guessed from the characters that went by. */
  estimated: boolean;
  totalMs: number | null;
}

export function liveUsageOf(candidate: CandidateState, atMs: number): LiveUsage {
  const { timings, usage } = candidate;
  const tokens = estimateTokens(candidate.text.length + candidate.reasoning.length);
  if (timings) {
    const { firstTokenMs, totalMs } = timings;
    const counted = usage?.outputTokens ?? null;
    // What was cut off is billed by what went by, and told by it, too.
    const estimated = counted === null && tokens > 0 && isCutOff(candidate);
    const streamingMs = firstTokenMs === null ? 0 : totalMs - firstTokenMs;
    return {
      firstTokenMs,
      tokensPerSecond: estimated ? callRate({ outputTokens: tokens, streamingMs }) : timings.tokensPerSecond,
      outputTokens: estimated ? tokens : counted,
      estimated,
      totalMs,
    };
  }
  const firstAt = firstSpokenAt(candidate);
  const spokenMs = firstAt === null ? 0 : atMs - firstAt;
  return {
    firstTokenMs: firstAt === null || candidate.startedAt === null ? null : firstAt - candidate.startedAt,
    // Below half a second the quotient is noise.
    tokensPerSecond: spokenMs > 500 ? (tokens / spokenMs) * 1000 : null,
    outputTokens: tokens === 0 ? null : tokens,
    estimated: true,
    totalMs: candidate.startedAt === null ? null : Math.max(0, atMs - candidate.startedAt),
  };
}

function isCutOff({ status, finish }: CandidateState): boolean {
  return status === "failed" || status === "stopped" || finish === "stopped";
}

function firstSpokenAt({ thinkingSince, textSince }: CandidateState): number | null {
  if (thinkingSince === null) return textSince;
  return textSince === null ? thinkingSince : Math.min(thinkingSince, textSince);
}
