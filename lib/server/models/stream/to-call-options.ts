import type { JSONSchema7, LanguageModelV4CallOptions } from "@ai-sdk/provider";
import type { ModelCall } from "@/lib/fusion/ports";
import type { AnswerFormat, ToolSpec } from "@/lib/fusion/run-request";
import { toPrompt } from "./to-prompt";

/** The part of a call that every provider package understands. Settings the person left alone are not sent. */
export function toCallOptions(call: ModelCall): LanguageModelV4CallOptions {
  return {
    prompt: toPrompt(call),
    temperature: call.temperature,
    maxOutputTokens: call.maxOutputTokens,
    topP: call.topP,
    frequencyPenalty: call.frequencyPenalty,
    presencePenalty: call.presencePenalty,
    stopSequences: call.stop,
    seed: call.seed,
    ...toToolOptions(call),
    responseFormat: call.format && toResponseFormat(call.format),
  };
}

/** A choice without a tool to choose is left out: several servers refuse it. */
function toToolOptions({
  tools = [],
  toolChoice,
}: ModelCall): Pick<LanguageModelV4CallOptions, "tools" | "toolChoice"> {
  if (tools.length === 0) return {};
  return {
    tools: tools.map(toFunctionTool),
    toolChoice:
      typeof toolChoice === "object"
        ? { type: "tool", toolName: toolChoice.name }
        : toolChoice && { type: toolChoice },
  };
}

function toFunctionTool({ name, description, parameters, strict }: ToolSpec) {
  return { type: "function" as const, name, description, inputSchema: toJsonSchema(parameters), strict };
}

export function toResponseFormat({
  name,
  schema,
}: AnswerFormat): NonNullable<LanguageModelV4CallOptions["responseFormat"]> {
  return schema === null ? { type: "json" } : { type: "json", name, schema: toJsonSchema(schema) };
}

/** The packages' type is of an older draft than schemas are written in; they hand it on as it is. */
function toJsonSchema(schema: Record<string, unknown>): JSONSchema7 {
  return schema as JSONSchema7;
}
