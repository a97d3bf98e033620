/**
 * The output of a response as it grows: what is said step by step becomes items, and each step the events that tell of it. One
 * that is answered whole is built by the same steps, and has the same items.
 */
import type { ResponseEvent } from "@/lib/contract/openai/response-events";
import type { OutputItem } from "@/lib/contract/openai/response-object";
import type { ToolCall } from "@/lib/fusion/run-request";
import type { Answered, Said } from "@/lib/server/v1/send-answer";
import type { ResponseIds } from "./response-ids";

type WithoutNumber<Event> = Event extends unknown ? Omit<Event, "sequence_number"> : never;
/** Numbered when it is sent. */
export type Unnumbered = WithoutNumber<ResponseEvent>;

type Item<Type extends OutputItem["type"]> = Extract<OutputItem, { type: Type }>;
const ONE_PART = { content_index: 0 } as const;

export class ResponseOutput {
  readonly items: OutputItem[] = [];
  /** The last item, while it grows. */
  private open: Item<"reasoning"> | Item<"message"> | null = null;
  private text = "";
  constructor(private readonly ids: ResponseIds) {}

  say({ type, text }: Said): Unnumbered[] {
    const wanted = type === "text" ? "message" : "reasoning";
    const opening = this.open?.type === wanted ? [] : this.turnTo(wanted);
    // A model that thinks on in the middle of its answer is heard no further.
    if (this.open?.type !== wanted) return opening;
    this.text += text;
    const delta = { ...this.place(this.open), ...ONE_PART, delta: text };
    return wanted === "message"
      ? [...opening, { type: "response.output_text.delta", ...delta, logprobs: [] }]
      : [...opening, { type: "response.reasoning_text.delta", ...delta }];
  }

  end({ toolCalls, refusal, finish }: Pick<Answered, "toolCalls" | "refusal" | "finish">): Unnumbered[] {
    const ending =
      refusal === null
        ? this.close(finish === "length" || finish === "content_filter")
        : this.refuse(refusal);
    return [...ending, ...toolCalls.flatMap((call, index) => this.call(call, index))];
  }

  /** What was given out by then stays. */
  breakOff(): Unnumbered[] {
    return this.close(true);
  }

  private turnTo(wanted: "message" | "reasoning"): Unnumbered[] {
    if (wanted === "reasoning" && this.items.length > 0) return [];
    const closing = this.close(false);
    const item: Item<"reasoning"> | Item<"message"> =
      wanted === "message"
        ? this.newMessage()
        : { type: "reasoning", id: this.ids.reasoning, summary: [], content: [], status: "in_progress" };
    this.items.push(item);
    this.open = item;
    this.text = "";
    const part = toPart(item.type, "");
    return [
      ...closing,
      { type: "response.output_item.added", output_index: this.items.length - 1, item },
      { type: "response.content_part.added", ...this.place(item), ...ONE_PART, part },
    ];
  }

  private close(cutOff: boolean): Unnumbered[] {
    if (!this.open) return [];
    const { item, closing } = this.closePart(this.open);
    return [...closing, ...this.closeItem({ ...item, status: cutOff ? "incomplete" : "completed" })];
  }

  /** What was said so far is a part of the item. */
  private closePart<Open extends Item<"reasoning"> | Item<"message">>(open: Open) {
    const { text } = this;
    const place = { ...this.place(open), ...ONE_PART };
    const part = toPart(open.type, text);
    const item = { ...open, content: [part] } as Open;
    const closing: Unnumbered[] = [
      open.type === "message"
        ? { type: "response.output_text.done", ...place, text, logprobs: [] }
        : { type: "response.reasoning_text.done", ...place, text },
      { type: "response.content_part.done", ...place, part },
    ];
    return { item, closing };
  }

  private closeItem(item: OutputItem): Unnumbered[] {
    this.open = null;
    this.items[this.items.length - 1] = item;
    return [{ type: "response.output_item.done", output_index: this.items.length - 1, item }];
  }

  /** A part of the message that was begun, where one was. */
  private refuse(refusal: string): Unnumbered[] {
    const said = this.open?.type === "message" ? this.closePart(this.open) : null;
    const { item, opening } = said ? { item: said.item, opening: said.closing } : this.openRefused();
    const part = { type: "refusal" as const, refusal };
    const place = { ...this.place(item), content_index: item.content.length };
    return [
      ...opening,
      { type: "response.content_part.added", ...place, part: { ...part, refusal: "" } },
      { type: "response.refusal.delta", ...place, delta: refusal },
      { type: "response.refusal.done", ...place, refusal },
      { type: "response.content_part.done", ...place, part },
      ...this.closeItem({ ...item, status: "completed", content: [...item.content, part] }),
    ];
  }

  private openRefused() {
    const closing = this.close(false);
    const item = this.newMessage();
    const output_index = this.items.push(item) - 1;
    const opening: Unnumbered[] = [...closing, { type: "response.output_item.added", output_index, item }];
    return { item, opening };
  }

  private newMessage(): Item<"message"> {
    const { message: id } = this.ids;
    return { type: "message", id, status: "in_progress", role: "assistant", content: [] };
  }

  private call({ id: call_id, name, arguments: args }: ToolCall, index: number): Unnumbered[] {
    const id = this.ids.call(index);
    const item = { type: "function_call" as const, id, call_id, name };
    const done = { ...item, arguments: args, status: "completed" as const };
    const output_index = this.items.push(done) - 1;
    const place = { output_index, item_id: id };
    return [
      {
        type: "response.output_item.added",
        output_index,
        item: { ...item, arguments: "", status: "in_progress" },
      },
      { type: "response.function_call_arguments.delta", ...place, delta: args },
      { type: "response.function_call_arguments.done", ...place, arguments: args },
      { type: "response.output_item.done", output_index, item: done },
    ];
  }

  private place({ id }: OutputItem) {
    return { output_index: this.items.length - 1, item_id: id };
  }
}

function toPart(type: "message" | "reasoning", text: string) {
  return type === "message"
    ? { type: "output_text" as const, text, annotations: [], logprobs: [] }
    : { type: "reasoning_text" as const, text };
}
