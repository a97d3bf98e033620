import type { Dialect, SpokenStep } from "./dialect";

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
  let call: { id: string; name: string; input: string } | null = null;
  const endCall = () => {
    const ended = call;
    call = null;
    if (!ended) return [];
    const { id, name, input } = ended;
    return [
      { type: "tool-input-end", id },
      { type: "tool-call", toolCallId: id, toolName: name, input },
    ];
  };
  const speak = (step: SpokenStep): (string | object)[] => {
    if (step === "done") return ["[DONE]"];
    if ("call" in step) {
      call = { ...step.call, input: "" };
      return [{ type: "tool-input-start", id: call.id, toolName: call.name }];
    }
    if ("args" in step) {
      if (call) call.input += step.args;
      return [{ type: "tool-input-delta", id: call?.id, delta: step.args }];
    }
    if ("text" in step) return delta("text", step.text);
    if ("reasoning" in step) return delta("reasoning", step.reasoning);
    if ("finish" in step) {
      const unified = FINISHES[step.finish] ?? step.finish;
      return [{ type: "finish", finishReason: { unified, raw: step.finish }, ...(usage && { usage }) }];
    }
    usage = step.usage;
    return [];
  };
  return (step) => (step !== "done" && "args" in step ? speak(step) : [...endCall(), ...speak(step)]);
};
