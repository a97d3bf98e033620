import type { ModelCall } from "./ports";
import type { RunRequest, ToolSpec } from "./run-request";

/** What the writer of the final answer may call: nothing where the caller forbade it. */
export function callableTools({ answer }: Pick<RunRequest, "answer">): ToolSpec[] {
  return answer?.toolChoice === "none" ? [] : (answer?.tools ?? []);
}

/** Whether the judge writes the final answer and may call tools instead: only it, so that it is asked even about one answer. */
export function judgeMayCall(request: Pick<RunRequest, "answer" | "pool">): boolean {
  return request.pool.length > 1 && callableTools(request).length > 0;
}

/** What the writer of the final answer is sent of them. */
export function toolSettings({
  answer,
}: Pick<RunRequest, "answer">): Pick<ModelCall, "tools" | "toolChoice" | "oneToolCall"> {
  const { tools, toolChoice, oneToolCall } = answer ?? {};
  if (!tools) return {};
  return { tools, ...(toolChoice && { toolChoice }), ...(oneToolCall && { oneToolCall }) };
}
