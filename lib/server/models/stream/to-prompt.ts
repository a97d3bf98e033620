import type {
  LanguageModelV4FilePart,
  LanguageModelV4Message,
  LanguageModelV4Prompt,
  LanguageModelV4TextPart,
  LanguageModelV4ToolCallPart,
  LanguageModelV4ToolResultPart,
  SharedV4ProviderOptions,
} from "@ai-sdk/provider";
import type { CallImage, CallMessage, ModelCall } from "@/lib/fusion/ports";
import type { ToolCall } from "@/lib/fusion/run-request";
import { isDeeperThan, MAX_JSON_DEPTH } from "@/lib/server/json-depth";
import { parseObject } from "@/lib/server/models/wire/read-json";

/** Of a result whose call is not in the conversation; Google wants a name with every result. */
const UNNAMED_TOOL = "unknown_tool";

type ToolMessage = Extract<LanguageModelV4Message, { role: "tool" }>;

/** What a provider must be told again of a call, by its id. */
export type OptionsOfCall = (id: string) => SharedV4ProviderOptions | undefined;

/** The conversation as the provider packages read it: the results of calls made together stand in one message. */
export function toPrompt(
  { instructions, messages }: ModelCall,
  optionsOf: OptionsOfCall = () => undefined,
): LanguageModelV4Prompt {
  const prompt: LanguageModelV4Prompt = instructions ? [{ role: "system", content: instructions }] : [];
  const names = new Map<string, string>();
  for (const message of messages) {
    for (const { id, name } of message.toolCalls ?? []) names.set(id, name);
    const last = prompt.at(-1);
    if (message.role !== "tool") prompt.push(toMessage(message, optionsOf));
    else if (last?.role === "tool") last.content.push(toResultPart(message, names));
    else prompt.push({ role: "tool", content: [toResultPart(message, names)] } satisfies ToolMessage);
  }
  return prompt;
}

function toMessage(
  { role, content, images = [], toolCalls = [] }: CallMessage,
  optionsOf: OptionsOfCall,
): LanguageModelV4Message {
  if (role === "system") return { role, content };
  if (role !== "assistant") return { role: "user", content: toUserParts(content, images) };
  const text = { type: "text" as const, text: content };
  // Anthropic refuses empty text, which is what stands beside most calls.
  const words = content === "" && toolCalls.length > 0 ? [] : [text];
  return {
    role,
    content: [
      ...images.map(toFilePart),
      ...words,
      ...toolCalls.map((call) => toCallPart(call, optionsOf(call.id))),
    ],
  };
}

/**
 * Images where they stand in the text. One that stands nowhere goes before it: so Anthropic's documentation advises, and nobody's
 * asks for the contrary.
 */
function toUserParts(content: string, images: readonly CallImage[]) {
  const parts: (LanguageModelV4TextPart | LanguageModelV4FilePart)[] = [];
  let from = 0;
  for (const image of images) {
    const at = Math.max(from, image.at ?? 0);
    parts.push(...toTextParts(content, from, at), toFilePart(image));
    from = at;
  }
  return images.length === 0
    ? [{ type: "text" as const, text: content }]
    : [...parts, ...toTextParts(content, from)];
}

/** None where it is empty. The empty line between two texts is not needed where an image stands between them. */
function toTextParts(content: string, from: number, to?: number): LanguageModelV4TextPart[] {
  const cut = content.slice(from, to);
  const text = from === 0 ? cut : cut.replace(/^\n\n/, "");
  return text === "" ? [] : [{ type: "text", text }];
}

/** The bytes themselves, which every package sends inside its request: no address is given for anyone to fetch. */
function toFilePart({ mediaType, data }: CallImage): LanguageModelV4FilePart {
  return { type: "file", mediaType, data: { type: "data", data } };
}

function toCallPart(
  { id, name, arguments: text }: ToolCall,
  providerOptions: SharedV4ProviderOptions | undefined,
): LanguageModelV4ToolCallPart {
  return {
    type: "tool-call",
    toolCallId: id,
    toolName: name,
    input: toInput(text),
    ...(providerOptions && { providerOptions }),
  };
}

/**
 * An object, as every provider wants one: Google and several chat templates refuse a call with anything else. What a model wrote
 * amiss stands in one, under the name that Anthropic's package gives it, so that the model can see its slip.
 */
function toInput(text: string): Record<string, unknown> {
  if (text.trim() === "") return {};
  const input = parseObject(text);
  // What is nested without an end could not be written again.
  return input && !isDeeperThan(input, MAX_JSON_DEPTH) ? input : { rawInvalidInput: text };
}

function toResultPart(
  { content, toolCallId = "" }: CallMessage,
  names: ReadonlyMap<string, string>,
): LanguageModelV4ToolResultPart {
  const toolName = names.get(toolCallId) ?? UNNAMED_TOOL;
  return { type: "tool-result", toolCallId, toolName, output: { type: "text", value: content } };
}
