import type { Dialect } from "./dialect";

const FINISHES: Record<string, string> = { stop: "STOP", length: "MAX_TOKENS" };

/** The Gemini API. Usage is in Google's own names; there is no end mark. */
export const googleDialect: Dialect = () => (step) => {
  if (step === "done") return [];
  if ("text" in step) return [chunk({ parts: [{ text: step.text }] })];
  if ("reasoning" in step) return [chunk({ parts: [{ text: step.reasoning, thought: true }] })];
  if ("finish" in step) {
    return [chunk({ parts: [{ text: "" }] }, { finishReason: FINISHES[step.finish] ?? step.finish })];
  }
  return [{ usageMetadata: step.usage, modelVersion: "scripted" }];
};

function chunk(content: object, more: object = {}): object {
  return {
    candidates: [{ content: { role: "model", ...content }, index: 0, ...more }],
    modelVersion: "scripted",
  };
}
