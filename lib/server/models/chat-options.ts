import type { JSONObject } from "@ai-sdk/provider";
import type { ModelCall } from "@/lib/fusion/ports";
import type { ToolSpec } from "@/lib/fusion/run-request";
import { fitsStrictMode } from "./stream/fits-strict-mode";

/** The options of the package for OpenAI-compatible servers. */
export function toCompatibleOptions(call: ModelCall) {
  const { reasoning } = call;
  return {
    ...(reasoning !== undefined && { reasoningEffort: reasoning }),
    // What the package does not know it sends as it stands.
    ...(isOneAtATime(call) && { parallel_tool_calls: false }),
    ...toStrictness(call),
  };
}

/** Several servers refuse the setting where there is no tool to call. */
export function isOneAtATime({ tools = [], toolChoice, oneToolCall }: ModelCall): boolean {
  return oneToolCall === true && tools.length > 0 && toolChoice !== "none";
}

/** Left to themselves the packages ask for strict mode with every schema, and OpenAI refuses the many that do not fit it. */
export function toStrictness({ format }: ModelCall): { strictJsonSchema?: boolean } {
  return format?.schema ? { strictJsonSchema: fitsStrictMode(format.schema) } : {};
}

/** What OpenRouter's package sends as it stands: it knows no strictness of a tool, and only one of all formats. */
export function toOpenRouterOptions(call: ModelCall): JSONObject {
  const { reasoning, tools = [], format } = call;
  const isLoose = format?.schema && !fitsStrictMode(format.schema);
  return {
    ...(reasoning !== undefined && { reasoning: { effort: reasoning } }),
    ...(tools.some(({ strict }) => strict !== undefined) && { tools: tools.map(toChatTool) }),
    ...(isOneAtATime(call) && { parallel_tool_calls: false }),
    ...(isLoose && {
      response_format: {
        type: "json_schema",
        json_schema: { name: format.name, schema: format.schema as JSONObject, strict: false },
      },
    }),
  };
}

function toChatTool({ name, description, parameters, strict }: ToolSpec): JSONObject {
  return {
    type: "function",
    function: {
      name,
      ...(description !== undefined && { description }),
      parameters: parameters as JSONObject,
      ...(strict !== undefined && { strict }),
    },
  };
}
