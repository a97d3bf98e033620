import type { CandidateState } from "@/lib/fusion/run-state";

/** How a column stands, as the reader should see it. Finer than the status on the wire. */
export const COLUMN_STATES = [
  "waiting",
  "thinking",
  "streaming",
  "retrying",
  "done",
  "cut-short",
  "broke-off",
  "stopped",
  "failed",
  "interrupted",
] as const;
export type ColumnState = (typeof COLUMN_STATES)[number];

type Candidate = Pick<
  CandidateState,
  "status" | "finish" | "reason" | "text" | "reasoning" | "textSince" | "thinkingSince"
>;

/** `runEnded`: whoever still counts as open will not speak any more (a crash that nobody took up). */
export function columnStateOf(candidate: Candidate, runEnded = false): ColumnState {
  switch (candidate.status) {
    case "completed":
      return candidate.finish === "length" ? "cut-short" : "done";
    case "stopped":
      return "stopped";
    case "failed":
      return brokeOff(candidate) ? "broke-off" : "failed";
    case "retrying":
      return runEnded ? "interrupted" : "retrying";
    case "queued":
    case "running":
      return runEnded ? "interrupted" : speakingState(candidate);
  }
}

/** Words of an answer are there, and their end is not. A refusal is all that was to be said. */
function brokeOff({ reason, text }: Candidate): boolean {
  return text.trim() !== "" && reason !== "refused";
}

function speakingState(candidate: Candidate): ColumnState {
  if (candidate.textSince !== null) return "streaming";
  return candidate.thinkingSince === null ? "waiting" : "thinking";
}

export const COLUMN_WORDS: Record<ColumnState, string> = {
  waiting: "Waiting",
  thinking: "Thinking",
  streaming: "Streaming",
  retrying: "Retrying",
  done: "Done",
  "cut-short": "Cut short",
  "broke-off": "Broke off",
  stopped: "Stopped",
  failed: "Failed",
  interrupted: "Interrupted",
};

export function isSpeaking(state: ColumnState): boolean {
  return state === "waiting" || state === "thinking" || state === "streaming" || state === "retrying";
}

/** Milliseconds spent thinking before the first text; null where it did not think, or nobody knows. */
export function thinkingMs(candidate: CandidateState, atMs: number): number | null {
  if (candidate.thinkingSince === null) return null;
  const ended = candidate.timings === null ? atMs : candidate.timings.startedAtMs + candidate.timings.totalMs;
  return Math.max(0, (candidate.textSince ?? ended) - candidate.thinkingSince);
}
