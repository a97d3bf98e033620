import type { ChatMessage } from "@/lib/fusion/run-request";
import { refuse } from "@/lib/server/refusal";

/** How an endpoint speaks of calls and their results, and the field that they stand in. */
export interface CallWords {
  path: string;
  stray(id: string): string;
  open(id: string): string;
}

/** Every call has its output, and every output its call: no provider goes on otherwise. Null where it is so. */
export function checkCalls(
  turns: readonly ChatMessage[],
  { path, stray, open }: CallWords,
): ReturnType<typeof refuse> | null {
  const called = turns.flatMap(({ toolCalls = [] }) => toolCalls.map(({ id }) => id));
  const answered = turns.flatMap(({ role, toolCallId }) => (role === "tool" ? [toolCallId ?? ""] : []));
  const uncalled = answered.find((id) => !called.includes(id));
  const unanswered = called.find((id) => !answered.includes(id));
  if (uncalled === undefined && unanswered === undefined) return null;
  const message = uncalled === undefined ? open(unanswered ?? "") : stray(uncalled);
  return refuse("invalid-body", message, { errors: [{ path, message }] });
}
