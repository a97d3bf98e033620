import type { ChatMessage } from "@/lib/fusion/run-request";
import { refuse } from "@/lib/server/refusal";

/** Every call has its output, and every output its call: no provider goes on otherwise. Null where it is so. */
export function checkCalls(turns: readonly ChatMessage[]): ReturnType<typeof refuse> | null {
  const called = turns.flatMap(({ toolCalls = [] }) => toolCalls.map(({ id }) => id));
  const answered = turns.flatMap(({ role, toolCallId }) => (role === "tool" ? [toolCallId ?? ""] : []));
  const stray = answered.find((id) => !called.includes(id));
  if (stray !== undefined)
    return refuseInput(
      `There is no function call ${stray} for the output that was sent: send the call before it, or go on from the response that called.`,
    );
  const open = called.find((id) => !answered.includes(id));
  if (open === undefined) return null;
  return refuseInput(
    `The function call ${open} has no output: send a function_call_output with its call_id.`,
  );
}

function refuseInput(message: string) {
  return refuse("invalid-body", message, { errors: [{ path: "input", message }] });
}
