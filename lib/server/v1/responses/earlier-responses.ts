/** Earlier responses of the caller's own, for a request that goes on from them. Someone else's does not exist. */
import { conversationOf } from "@/lib/fusion/conversation";
import type { ChatMessage } from "@/lib/fusion/run-request";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { StoredAnswer } from "./read-stored-answer";
import { parseItemId, parseResponseId } from "./response-ids";
import type { ResolveItem } from "./to-turns";

export interface EarlierResponses {
  /** What was said until and with this response; null: nothing came before. */
  turnsBefore(responseId: string | null): Promise<Outcome<{ turns: ChatMessage[]; runId: string | null }>>;
  resolveItem: ResolveItem;
}

export function createEarlierResponses(
  previousId: string | null,
  read: (runId: string) => Promise<Outcome<StoredAnswer>>,
): EarlierResponses {
  const previousRun = previousId === null ? null : parseResponseId(previousId);
  const readOnce = remember(read);
  return {
    async turnsBefore(responseId) {
      if (responseId === null) return accept({ turns: [], runId: null });
      const path = "previous_response_id";
      const runId = parseResponseId(responseId);
      const stored = runId === null ? null : await readOnce(runId);
      if (!stored?.ok) return refuseMissing(`There is no response "${responseId}"`, path);
      const said = toSaid(stored.value, path);
      if (!said.ok) return said;
      return accept({ turns: [...toAsked(stored.value), said.value], runId });
    },
    async resolveItem(id, path) {
      const item = parseItemId(id);
      if (!item) return refuseMissing(`There is no item "${id}"`, path);
      // Its whole answer stands in the conversation already, and what a model thought is for itself alone.
      if (item.runId === previousRun || item.kind === "reasoning") return accept(null);
      const stored = await readOnce(item.runId);
      if (!stored.ok) return refuseMissing(`There is no item "${id}"`, path);
      const said = toSaid(stored.value, path);
      if (!said.ok) return said;
      if (item.kind === "message") return accept({ role: "assistant", content: said.value.content });
      const call = said.value.toolCalls?.[item.index];
      if (!call) return refuseMissing(`There is no item "${id}"`, path);
      return accept({ role: "assistant", content: "", toolCalls: [call] });
    },
  };
}

function toAsked({ state }: StoredAnswer): ChatMessage[] {
  return state.request ? conversationOf(state.request) : [];
}

function toSaid({ said, end }: StoredAnswer, path: string): Outcome<ChatMessage> {
  if (!end)
    return refuse("still-running", "The response before is not finished: wait for its end, or cancel it.");
  if (!end.ok) {
    const message = `The response before has no answer to go on from: ${end.failure.message}`;
    return refuse("invalid-body", message, { errors: [{ path, message }] });
  }
  const text = said.flatMap((step) => (step.type === "text" ? [step.text] : [])).join("");
  const content = text === "" ? (end.refusal ?? "") : text;
  const toolCalls = [...end.toolCalls];
  return accept({ role: "assistant", content, ...(toolCalls.length > 0 && { toolCalls }) });
}

function refuseMissing(what: string, path: string) {
  const message = `${what}, or it is not yours. It may not have been stored, or may have been deleted: send the conversation itself.`;
  return refuse("not-found", message, { errors: [{ path, message }] });
}

function remember<T>(read: (runId: string) => Promise<T>): (runId: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (runId) => {
    const found = known.get(runId) ?? read(runId);
    known.set(runId, found);
    return found;
  };
}
