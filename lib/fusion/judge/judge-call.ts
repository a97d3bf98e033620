import type { Label } from "@/lib/fusion/labels";
import type {
  AnswerFormat,
  AnswerSpec,
  AttachmentRef,
  ChatMessage,
  Criterion,
  Mode,
} from "@/lib/fusion/run-request";
import type { Finding, Verdict } from "./analysis";

/** One answer before the judge. `id` is the label the judge sees: "A", or "A2" for A's answer of debate round 1. */
export interface Contestant {
  id: string;
  candidate: Label;
  round: number;
  text: string;
  /** Cut off by its output limit. */
  truncated: boolean;
}

export interface JudgeCall {
  instructions: string;
  messages: ChatMessage[];
  /** The contestants in the order the judge sees them. */
  contestants: Contestant[];
}

export interface JudgeTask {
  mode: Mode;
  prompt: string;
  /** What the prompt carries: a judge that does not see it cannot tell who is right. */
  attachments?: AttachmentRef[];
  history: ChatMessage[];
  /** What came after the prompt. */
  after?: ChatMessage[];
  system: string | null;
  contestants: Contestant[];
  criteria: Criterion[];
  seed: number;
  nonce: string;
  /** Whether it must call one of the caller's tools; absent: it may call none. */
  tools?: { choice: AnswerSpec["toolChoice"] };
  /** What an answer has to keep to; absent: nothing. */
  format?: AnswerFormat;
  /** How long an answer may be, in tokens; absent: as long as it takes. */
  maxTokens?: number;
}

/** What the parser makes of the judge's output while it streams. */
export type JudgePart =
  | { type: "finding"; finding: Finding }
  | { type: "analysis-end" }
  | { type: "verdict"; verdict: Verdict }
  | { type: "answer"; text: string }
  /** Text outside the protocol. */
  | { type: "stray"; text: string };
