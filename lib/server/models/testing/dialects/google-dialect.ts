import type { Dialect } from "./dialect";

/** A call ends as text does. */
const FINISHES: Record<string, string> = { stop: "STOP", length: "MAX_TOKENS", tool_calls: "STOP" };

/** The Gemini API. Usage is in Google's own names; there is no end mark, and a call comes whole, without an id. */
export const googleDialect: Dialect = () => {
  let call: { name: string; args: string } | null = null;
  const ended = () => {
    const parts = call ? [{ functionCall: { name: call.name, args: JSON.parse(call.args || "{}") } }] : [];
    call = null;
    return parts.map((part) => chunk({ parts: [part] }));
  };
  return (step) => {
    if (step === "done") return [];
    if ("call" in step) {
      const before = ended();
      call = { name: step.call.name, args: "" };
      return before;
    }
    if ("args" in step) {
      if (call) call.args += step.args;
      return [];
    }
    return [...ended(), ...speak(step)];
  };
};

function speak(
  step: Exclude<Parameters<ReturnType<Dialect>>[0], "done" | { call: object } | { args: string }>,
) {
  if ("text" in step) return [chunk({ parts: [{ text: step.text }] })];
  if ("reasoning" in step) return [chunk({ parts: [{ text: step.reasoning, thought: true }] })];
  if ("finish" in step) {
    return [chunk({ parts: [{ text: "" }] }, { finishReason: FINISHES[step.finish] ?? step.finish })];
  }
  return [{ usageMetadata: step.usage, modelVersion: "scripted" }];
}

function chunk(content: object, more: object = {}): object {
  return {
    candidates: [{ content: { role: "model", ...content }, index: 0, ...more }],
    modelVersion: "scripted",
  };
}
