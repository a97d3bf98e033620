import type { ResponseInput, ResponseInputItem } from "@/lib/contract/openai/response-input";
import type { ChatMessage } from "@/lib/fusion/run-request";
import { accept, type Outcome } from "@/lib/server/refusal";
import type { KeepImage } from "@/lib/server/v1/keep-image";
import { textOf, toUserTurn } from "@/lib/server/v1/message-parts";

/** The turn that an item of an earlier response is; null: it stands in the conversation already, or is none. */
export type ResolveItem = (id: string, path: string) => Promise<Outcome<ChatMessage | null>>;

interface Keeping {
  keepImage: KeepImage;
  resolveItem: ResolveItem;
}

/** Items as turns. What a model said and called in one go is one turn, as every provider wants it. */
export async function toTurns(input: ResponseInput, keeping: Keeping): Promise<Outcome<ChatMessage[]>> {
  if (typeof input === "string") return accept([{ role: "user", content: input }]);
  const turns: ChatMessage[] = [];
  for (const [index, item] of input.entries()) {
    const turn = await toTurn(item, `input.${index}`, keeping);
    if (!turn.ok) return turn;
    if (turn.value) add(turns, turn.value);
  }
  return accept(turns);
}

function add(turns: ChatMessage[], turn: ChatMessage): void {
  const last = turns.at(-1);
  if (last?.role !== "assistant" || turn.role !== "assistant") {
    turns.push(turn);
    return;
  }
  const toolCalls = [...(last.toolCalls ?? []), ...(turn.toolCalls ?? [])];
  const content = [last.content, turn.content].filter((text) => text !== "").join("\n\n");
  turns[turns.length - 1] = { ...last, content, ...(toolCalls.length > 0 && { toolCalls }) };
}

async function toTurn(
  item: ResponseInputItem,
  path: string,
  { keepImage, resolveItem }: Keeping,
): Promise<Outcome<ChatMessage | null>> {
  switch (item.type) {
    case "message":
      return toMessage(item, path, keepImage);
    case "function_call": {
      const { call_id: id, name, arguments: args } = item;
      return accept({ role: "assistant", content: "", toolCalls: [{ id, name, arguments: args }] });
    }
    case "function_call_output":
      return accept({ role: "tool", content: textOf(item.output), toolCallId: item.call_id });
    case "item_reference":
      return resolveItem(item.id, `${path}.id`);
    case "reasoning":
      return accept(null);
  }
}

async function toMessage(
  { role, content }: Extract<ResponseInputItem, { type: "message" }>,
  path: string,
  keepImage: KeepImage,
): Promise<Outcome<ChatMessage>> {
  if (typeof content === "string" || role !== "user")
    return accept({ role: role === "developer" ? "system" : role, content: textOf(content) });
  return toUserTurn(content, (part, index) => toImage(part, `${path}.content.${index}`), keepImage);
}

type UserPart = Exclude<
  Extract<ResponseInputItem, { type: "message"; role: "user" }>["content"],
  string
>[number];

function toImage(part: UserPart, path: string) {
  return part.type === "input_image" ? { dataUrl: part.image_url, path: `${path}.image_url` } : null;
}
