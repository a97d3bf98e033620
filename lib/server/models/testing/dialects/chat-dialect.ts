import type { Dialect } from "./dialect";

/** OpenAI's chat completions. */
export const chatDialect: Dialect = () => {
  let index = -1;
  return (step) => {
    if (step === "done") return ["[DONE]"];
    if ("text" in step) return [chunk({ delta: { content: step.text } })];
    if ("reasoning" in step)
      return [chunk({ delta: { [step.field ?? "reasoning_content"]: step.reasoning } })];
    if ("call" in step) {
      index += 1;
      const { id, name } = step.call;
      return [callChunk({ index, id, type: "function", function: { name, arguments: "" } })];
    }
    if ("args" in step) return [callChunk({ index, function: { arguments: step.args } })];
    if ("finish" in step) return [chunk({ delta: {}, finish_reason: step.finish })];
    return [{ ...frame, choices: [], usage: step.usage }];
  };
};

const frame = { id: "chatcmpl-scripted", object: "chat.completion.chunk", created: 1, model: "scripted" };

function chunk(choice: Record<string, unknown>): object {
  return { ...frame, choices: [{ index: 0, finish_reason: null, ...choice }] };
}

function callChunk(call: Record<string, unknown>): object {
  return chunk({ delta: { tool_calls: [call] } });
}
