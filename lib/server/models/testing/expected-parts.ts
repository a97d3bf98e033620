import { type FailureReason, toFailure } from "@/lib/fusion/errors";
import type { CallBill, ModelPart } from "@/lib/fusion/ports";

const NO_BILL: CallBill = { usage: null, reportedUsd: null, servedBy: null };

export function text(words: string): ModelPart {
  return { type: "text", text: words };
}

export function reasoning(words: string): ModelPart {
  return { type: "reasoning", text: words };
}

export function toolCall(id: string, name: string, args: string): ModelPart {
  return { type: "tool-call", call: { id, name, arguments: args } };
}

export function finish(reason = "stop", bill: Partial<CallBill> = {}): ModelPart {
  return { type: "finish", finish: reason, ...NO_BILL, ...bill };
}

/** A call that failed after the provider had begun to serve it. */
export function failed(reason: FailureReason, message: string, bill: Partial<CallBill> = {}): ModelPart {
  return { type: "failed", failure: toFailure(reason, message), served: true, ...NO_BILL, ...bill };
}

/** A model that would not answer, and said so. */
export function refused(words: string): ModelPart {
  const failure = { ...toFailure("refused", `The model refused: ${words}`), refusal: words };
  return { type: "failed", failure, served: true, ...NO_BILL };
}

export function unreadable(events = 1): ModelPart {
  const were = events === 1 ? "One event was" : `${events} events were`;
  return { type: "warning", message: `${were} unreadable and left out of the answer.` };
}

/** The fault rows that read the same through every protocol, `X` being the connection's name. */
export const SAID = {
  truncated: (x: string) => `${x} ended the stream without a finish reason: the answer is not complete.`,
  cut: (x: string) => `${x}: the connection broke off in the middle of the answer.`,
  onlyReasoning: "The output limit was reached before any answer was written.",
};
