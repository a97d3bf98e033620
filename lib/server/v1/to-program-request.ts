import type { ChatRequest } from "@/lib/contract/openai/chat-request";
import type { AnswerFormat, AnswerSpec, Sampling, ToolSpec } from "@/lib/fusion/run-request";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { ProgramRequest } from "@/lib/server/runs/asked";
import { findSchemaFault } from "@/lib/server/runs/json-formats";
import { type KeepImage, toConversation } from "./to-conversation";

/** What a chat completion asks, beside whom: its messages, what its answer must be, and how it is to be made. */
export async function toProgramRequest(
  body: ChatRequest,
  keepImage: KeepImage,
): Promise<Outcome<ProgramRequest>> {
  const format = toFormat(body.response_format);
  if (!format.ok) return format;
  const conversation = await toConversation(body.messages, keepImage);
  if (!conversation.ok) return conversation;
  const answer = toAnswerSpec(body, format.value);
  const sampling = toSampling(body);
  return accept({
    ...conversation.value,
    ...(!isEmpty(answer) && { answer }),
    ...(!isEmpty(sampling) && { sampling }),
  });
}

/** A schema that nothing can be held to is refused before anything is paid for. */
function toFormat(asked: ChatRequest["response_format"]): Outcome<AnswerFormat | null> {
  if (asked === undefined || asked.type === "text") return accept(null);
  if (asked.type === "json_object") return accept({ name: "answer", schema: null });
  const { name, schema } = asked.json_schema;
  return checkFormat({ name, schema: schema ?? null }, "response_format.json_schema.schema");
}

export function checkFormat(format: AnswerFormat, path: string): Outcome<AnswerFormat> {
  const fault = format.schema && findSchemaFault(format.schema);
  if (!fault) return accept(format);
  const message = `The schema cannot be used: ${fault}`;
  return refuse("invalid-body", message, { errors: [{ path, message }] });
}

function toAnswerSpec(
  { tools = [], tool_choice: choice, max_completion_tokens, max_tokens }: ChatRequest,
  format: AnswerFormat | null,
): AnswerSpec {
  const maxTokens = max_completion_tokens ?? max_tokens;
  return {
    ...(tools.length > 0 && { tools: tools.map(toToolSpec) }),
    ...(choice !== undefined && {
      toolChoice: typeof choice === "string" ? choice : { name: choice.function.name },
    }),
    ...(format && { format }),
    ...(maxTokens !== undefined && { maxTokens }),
  };
}

function toToolSpec({ function: asked }: NonNullable<ChatRequest["tools"]>[number]): ToolSpec {
  const { name, description, parameters, strict } = asked;
  return {
    name,
    ...(description && { description }),
    parameters: parameters ?? { type: "object", properties: {} },
    ...(strict != null && { strict }),
  };
}

function toSampling(body: ChatRequest): Sampling {
  const { temperature, top_p, frequency_penalty, presence_penalty, stop, seed, reasoning_effort } = body;
  return {
    ...(temperature !== undefined && { temperature }),
    ...(top_p !== undefined && { topP: top_p }),
    ...(frequency_penalty !== undefined && { frequencyPenalty: frequency_penalty }),
    ...(presence_penalty !== undefined && { presencePenalty: presence_penalty }),
    ...(stop !== undefined && stop.length > 0 && { stop }),
    ...(seed !== undefined && { seed }),
    // OpenAI's highest effort; the providers' packages know three.
    ...(reasoning_effort !== undefined && {
      reasoning: reasoning_effort === "xhigh" ? "high" : reasoning_effort,
    }),
  };
}

/** The run's own shuffles follow the caller's seed: 32 bits of it. */
export function toRunSeed(seed: number | undefined): { seed?: number } {
  return seed === undefined ? {} : { seed: Number(BigInt.asUintN(32, BigInt(seed))) };
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}
