import type { CompletionChunk } from "@/lib/contract/openai/chat-response";
import type { RunState } from "@/lib/fusion/run-state";
import { toApiError } from "./api-error";
import type { AnswerStep } from "./read-answer";
import { type CompletionFrame, toChunk, toToolCall } from "./to-completion";
import { toFusionReport } from "./to-fusion-report";
import { toProgress } from "./to-progress";
import { toUsage } from "./to-usage";
import { toWarnings } from "./to-warnings";

export interface CompletionStream extends CompletionFrame {
  includeUsage: boolean;
}

/** A completion as the data lines of an SSE stream. An answer that failed ends with its error, and without `[DONE]`. */
export async function* streamCompletion(
  stream: CompletionStream,
  batches: AsyncIterable<AnswerStep[]>,
): AsyncGenerator<string> {
  const writer = new ChunkWriter(stream);
  for await (const steps of batches) {
    const text = steps.map((step) => writer.write(step)).join("");
    if (text !== "") yield text;
  }
}

class ChunkWriter {
  private opened = false;
  private state: RunState | null = null;
  constructor(private readonly stream: CompletionStream) {}

  write(step: AnswerStep): string {
    if (step.type === "event") {
      this.state = step.state;
      return this.progress(step);
    }
    if (step.type === "text") return this.chunk({ content: step.text });
    if (step.type === "reasoning") return this.chunk({ reasoning_content: step.text });
    this.state = step.state;
    if (!step.ok) return data(toApiError(step.failure, this.stream.runId));
    const calls = step.toolCalls.map((call, index) => ({ index, ...toToolCall(call) }));
    return [
      ...(step.refusal === null ? [] : [this.chunk({ refusal: step.refusal })]),
      ...(calls.length === 0 ? [] : [this.chunk({ tool_calls: calls })]),
      this.chunk({}, step.finish),
      ...(this.stream.includeUsage ? [this.usage(step.state)] : []),
      "data: [DONE]\n\n",
    ].join("");
  }

  /** The first chunk says who speaks. */
  private chunk(
    delta: CompletionChunk["choices"][number]["delta"],
    finish: CompletionChunk["choices"][number]["finish_reason"] = null,
  ): string {
    const role = this.opened ? {} : { role: "assistant" as const, content: "" };
    this.opened = true;
    const { state, stream } = this;
    if (!state) return "";
    const report = finish === null ? null : toFusionReport(state, stream);
    return data({
      ...toChunk(stream, state, { ...role, ...delta }, finish),
      ...(stream.includeUsage && { usage: null }),
      ...(finish !== null && toWarnings(state)),
      ...(report && { fusion: report }),
    });
  }

  private progress({ event, state }: Extract<AnswerStep, { type: "event" }>): string {
    const progress = this.stream.include.includes("progress") ? toProgress(event) : null;
    if (!progress) return "";
    return data({
      ...toChunk(this.stream, state, {}),
      ...(this.stream.includeUsage && { usage: null }),
      fusion: { progress },
    });
  }

  private usage(state: RunState): string {
    const chunk: CompletionChunk = { ...toChunk(this.stream, state, {}), choices: [], usage: toUsage(state) };
    return data(chunk);
  }
}

function data(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}
