import { randomUUID } from "node:crypto";
import type {
  LanguageModelV4StreamPart,
  LanguageModelV4ToolCall,
  SharedV4ProviderMetadata,
} from "@ai-sdk/provider";
import type { ToolCall } from "@/lib/fusion/run-request";

/** Told what a package says of a call beside what it is. */
export type OnToolCall = (id: string, metadata: SharedV4ProviderMetadata) => void;

/**
 * The calls of one answer while they stream. They are kept back until the answer has ended well, for half a call must reach
 * nobody: some packages hand on what they had when the stream broke off.
 */
export class ToolCalls {
  /** What was written of each call, by the package's id of it. */
  readonly #written = new Map<string, string>();
  readonly #ended = new Set<string>();
  readonly #whole: ToolCall[] = [];
  readonly #onCall: OnToolCall | undefined;

  constructor(onCall?: OnToolCall) {
    this.#onCall = onCall;
  }

  /** What a part adds to a call, for the clocks and the limits; null where it adds nothing. */
  note(part: LanguageModelV4StreamPart): string | null {
    if (part.type === "tool-input-start" && !part.providerExecuted) {
      this.#written.set(part.id, "");
      return part.toolName;
    }
    if (part.type === "tool-input-delta") return this.#append(part.id, part.delta);
    if (part.type === "tool-call" && !part.providerExecuted) return this.#end(part);
    return null;
  }

  get whole(): readonly ToolCall[] {
    return this.#whole;
  }

  get begun(): boolean {
    return this.#written.size > 0 || this.#whole.length > 0;
  }

  /** A call was begun and not ended. Where the output limit cut the answer, what does not parse was not ended either. */
  isTorn(finish: string | null): boolean {
    if ([...this.#written.keys()].some((id) => !this.#ended.has(id))) return true;
    return finish === "length" && this.#whole.some((call) => !isJson(call.arguments));
  }

  #append(id: string, delta: string): string | null {
    const written = this.#written.get(id);
    if (written === undefined) return null;
    this.#written.set(id, written + delta);
    return delta;
  }

  #end({ toolCallId, toolName, input, providerMetadata }: LanguageModelV4ToolCall): string | null {
    const written = this.#written.get(toolCallId) ?? "";
    this.#ended.add(toolCallId);
    // OpenRouter's package puts `{}` in the place of what does not parse: the caller gets what the model wrote.
    const text = input === "{}" && written !== "" ? written : input;
    const isTaken = toolCallId === "" || this.#whole.some(({ id }) => id === toolCallId);
    const id = isTaken ? `call_${randomUUID()}` : toolCallId;
    this.#whole.push({ id, name: toolName, arguments: text.trim() === "" ? "{}" : text });
    if (providerMetadata) this.#onCall?.(id, providerMetadata);
    return written === "" ? input : null;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (cause) {
    if (cause instanceof SyntaxError) return false;
    throw cause;
  }
}
