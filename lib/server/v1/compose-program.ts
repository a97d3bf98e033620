/** What both endpoints ask of the final answer, from OpenAI's words to the core's. */
import type { AnswerFormat, AnswerSpec, ReasoningEffort, Sampling, ToolSpec } from "@/lib/fusion/run-request";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { ProgramRequest } from "@/lib/server/runs/asked";
import { findSchemaFault } from "@/lib/server/runs/json-formats";
import type { Conversation } from "./split-turns";

export function composeProgram(
  conversation: Conversation,
  { answer, sampling }: { answer: AnswerSpec; sampling: Sampling },
): ProgramRequest {
  return {
    ...conversation,
    ...(!isEmpty(answer) && { answer }),
    ...(!isEmpty(sampling) && { sampling }),
  };
}

/** A schema that nothing can be held to is refused before anything is paid for. */
export function checkFormat(format: AnswerFormat, path: string): Outcome<AnswerFormat> {
  const fault = format.schema && findSchemaFault(format.schema);
  if (!fault) return accept(format);
  const message = `The schema cannot be used: ${fault}`;
  return refuse("invalid-body", message, { errors: [{ path, message }] });
}

interface AskedTool {
  name: string;
  description?: string | null | undefined;
  parameters?: Record<string, unknown> | null | undefined;
  strict?: boolean | null | undefined;
}

export function toToolSpec({ name, description, parameters, strict }: AskedTool): ToolSpec {
  return {
    name,
    ...(description && { description }),
    parameters: parameters ?? { type: "object", properties: {} },
    ...(strict != null && { strict }),
  };
}

/** OpenAI's highest efforts are above those that all providers' packages know. */
export function toEffort(asked: ReasoningEffort | "xhigh" | "max"): ReasoningEffort {
  return asked === "xhigh" || asked === "max" ? "high" : asked;
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}
