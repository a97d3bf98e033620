import type { Dialect } from "./dialect";

const FINISHES: Record<string, string> = { stop: "end_turn", length: "max_tokens", tool_calls: "tool_use" };

/** Anthropic's messages. Usage is in Anthropic's own names. */
export const anthropicDialect: Dialect = () => {
  let started = false;
  let open: "text" | "thinking" | "tool_use" | null = null;
  let index = -1;
  const start = () => {
    if (started) return [];
    started = true;
    const message = {
      id: "msg_scripted",
      type: "message",
      role: "assistant",
      model: "scripted",
      content: [],
    };
    return [{ type: "message_start", message }];
  };
  const close = () => {
    const event = open ? [{ type: "content_block_stop", index }] : [];
    open = null;
    return event;
  };
  const begin = (content_block: object) => {
    const events = [...start(), ...close()];
    index += 1;
    return [...events, { type: "content_block_start", index, content_block }];
  };
  const block = (kind: "text" | "thinking", delta: object) => {
    const empty =
      kind === "text" ? { type: "text", text: "" } : { type: "thinking", thinking: "", signature: "" };
    const events = open === kind ? [] : begin(empty);
    open = kind;
    return [...events, { type: "content_block_delta", index, delta }];
  };
  return (step) => {
    if (step === "done") return [...start(), { type: "message_stop" }];
    if ("call" in step) {
      const events = begin({ type: "tool_use", ...step.call, input: {} });
      open = "tool_use";
      return events;
    }
    if ("args" in step)
      return [
        { type: "content_block_delta", index, delta: { type: "input_json_delta", partial_json: step.args } },
      ];
    if ("text" in step) return block("text", { type: "text_delta", text: step.text });
    if ("reasoning" in step) return block("thinking", { type: "thinking_delta", thinking: step.reasoning });
    const delta =
      "finish" in step ? { stop_reason: FINISHES[step.finish] ?? step.finish, stop_sequence: null } : {};
    const usage = "usage" in step ? { usage: step.usage } : {};
    return [...start(), ...close(), { type: "message_delta", delta, ...usage }];
  };
};
