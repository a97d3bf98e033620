import type { ChatMessage, RunRequest } from "@/lib/fusion/run-request";

export type Conversation = Pick<RunRequest, "system" | "history" | "prompt" | "after" | "attachments">;

/** Turns as a run has them: those before the prompt, the prompt (the last user message), and what came after it (calls of tools and their results). */
export function splitTurns(turns: readonly ChatMessage[]): Omit<Conversation, "system"> {
  const at = turns.findLastIndex(({ role }) => role === "user");
  const prompt = turns[at];
  const after = turns.slice(at + 1);
  return {
    history: turns.slice(0, Math.max(0, at)),
    prompt: prompt?.content ?? "",
    ...(prompt?.attachments && { attachments: prompt.attachments }),
    ...(after.length > 0 && { after }),
  };
}
