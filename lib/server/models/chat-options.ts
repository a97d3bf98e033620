import type { JSONObject } from "@ai-sdk/provider";
import type { ModelCall } from "@/lib/fusion/ports";
import type { ToolSpec } from "@/lib/fusion/run-request";
import { fitsStrictMode } from "./stream/fits-strict-mode";

/** The options of the package for OpenAI-compatible servers. */
export function toCompatibleOptions(call: ModelCall) {
  const { reasoning } = call;
  return { ...(reasoning !== undefined && { reasoningEffort: reasoning }), ...toStrictness(call) };
}

/** Left to themselves the packages ask for strict mode with every schema, and OpenAI refuses the many that do not fit it. */
export function toStrictness({ format }: ModelCall): { strictJsonSchema?: boolean } {
  return format?.schema ? { strictJsonSchema: fitsStrictMode(format.schema) } : {};
}

/** What OpenRouter's package sends as it stands: it knows no strictness of a tool, and only one of all formats. */
export function toOpenRouterOptions({ reasoning, tools = [], format }: ModelCall): JSONObject {
  const isLoose = format?.schema && !fitsStrictMode(format.schema);
  return {
    ...(reasoning !== undefined && { reasoning: { effort: reasoning } }),
    ...(tools.some(({ strict }) => strict !== undefined) && { tools: tools.map(toChatTool) }),
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
