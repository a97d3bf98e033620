import type { Dialect } from "./dialect";

const FINISHES: Record<string, string> = { tool_calls: "tool-calls", content_filter: "content-filter" };

/** Vercel's AI Gateway: the SDK's parts. Usage is in the SDK's names and comes with the finish, so that its step stands first. */
export const gatewayDialect: Dialect = () => {
  let usage: object | undefined;
  const open = new Set<string>();
  const delta = (kind: "text" | "reasoning", text: string) => {
    const start = open.has(kind) ? [] : [{ type: `${kind}-start`, id: kind }];
    open.add(kind);
    return [...start, { type: `${kind}-delta`, id: kind, delta: text }];
  };
  return (step) => {
    if (step === "done") return ["[DONE]"];
    if ("text" in step) return delta("text", step.text);
    if ("reasoning" in step) return delta("reasoning", step.reasoning);
    if ("finish" in step) {
      const unified = FINISHES[step.finish] ?? step.finish;
      return [{ type: "finish", finishReason: { unified, raw: step.finish }, ...(usage && { usage }) }];
    }
    usage = step.usage;
    return [];
  };
};
