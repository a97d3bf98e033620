import type { Completion, CompletionChunk } from "@/lib/contract/openai/chat-response";
import type { FusionInclude } from "@/lib/contract/openai/fusion-block";
import type { ToolCall } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import type { AnswerEnd } from "./read-answer";
import { toFusionReport } from "./to-fusion-report";
import { toUsage } from "./to-usage";
import { toWarnings } from "./to-warnings";

/** What one completion has in all of its pieces. */
export interface CompletionFrame {
  id: string;
  /** Seconds. */
  created: number;
  kind: "plain" | "fusion";
  /** As the caller named it. */
  asked: string;
  runId: string | null;
  include: readonly FusionInclude[];
}

type Answered = Extract<AnswerEnd, { ok: true }>;

/** A model's answer is named by who answered, which may be a fallback; a fusion's by the fusion. */
export function nameOf(
  { kind, asked }: Pick<CompletionFrame, "kind" | "asked">,
  { candidates }: RunState,
): string {
  return kind === "plain" ? (candidates[0]?.model ?? asked) : asked;
}

export function toCompletion(
  frame: CompletionFrame,
  { content, reasoning, end, state }: { content: string; reasoning: string; end: Answered; state: RunState },
): Completion {
  const usage = toUsage(state);
  const report = toFusionReport(state, frame);
  const calls = end.toolCalls.map(toToolCall);
  return {
    ...{ id: frame.id, object: "chat.completion", created: frame.created, model: nameOf(frame, state) },
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: content === "" && (calls.length > 0 || end.refusal !== null) ? null : content,
          refusal: end.refusal,
          ...(calls.length > 0 && { tool_calls: calls }),
          ...(reasoning !== "" && { reasoning_content: reasoning }),
        },
        logprobs: null,
        finish_reason: end.finish,
      },
    ],
    ...(usage && { usage }),
    ...toWarnings(state),
    ...(report && { fusion: report }),
  };
}

type Delta = CompletionChunk["choices"][number]["delta"];

export function toChunk(
  frame: CompletionFrame,
  state: RunState,
  delta: Delta,
  finish: CompletionChunk["choices"][number]["finish_reason"] = null,
): CompletionChunk {
  return {
    ...{ id: frame.id, object: "chat.completion.chunk", created: frame.created, model: nameOf(frame, state) },
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
  };
}

export function toToolCall({ id, name, arguments: args }: ToolCall) {
  return { id, type: "function" as const, function: { name, arguments: args } };
}
