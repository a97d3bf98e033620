import type { CreateRun } from "@/lib/contract/create-run";
import type { RunRequest } from "@/lib/fusion/run-request";

/** The prompt is the last user message; system messages before the first turn join the system prompt. */
export function splitConversation(body: CreateRun): Pick<RunRequest, "prompt" | "history" | "system"> {
  const messages = body.messages ?? [];
  const firstTurn = messages.findIndex((message) => message.role !== "system");
  const leading = messages.slice(0, Math.max(0, firstTurn)).map((message) => message.content);
  const system = [body.system ?? "", ...leading].filter((text) => text.trim() !== "").join("\n\n");
  return {
    prompt: body.prompt ?? messages.at(-1)?.content ?? "",
    history: messages.slice(Math.max(0, firstTurn), -1),
    system: system === "" ? null : system,
  };
}
