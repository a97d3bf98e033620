import type { ChatRequest } from "@/lib/contract/openai/chat-request";
import type { AnswerFormat, AnswerSpec, Sampling } from "@/lib/fusion/run-request";
import { accept, type Outcome } from "@/lib/server/refusal";
import type { ProgramRequest } from "@/lib/server/runs/asked";
import { checkFormat, composeProgram, toEffort, toToolSpec } from "./compose-program";
import type { KeepImage } from "./keep-image";
import { toConversation } from "./to-conversation";

/** What a chat completion asks, beside whom: its messages, what its answer must be, and how it is to be made. */
export async function toProgramRequest(
  body: ChatRequest,
  keepImage: KeepImage,
): Promise<Outcome<ProgramRequest>> {
  const format = toFormat(body.response_format);
  if (!format.ok) return format;
  const conversation = await toConversation(body.messages, keepImage);
  if (!conversation.ok) return conversation;
  return accept(
    composeProgram(conversation.value, {
      answer: toAnswerSpec(body, format.value),
      sampling: toSampling(body),
    }),
  );
}

function toFormat(asked: ChatRequest["response_format"]): Outcome<AnswerFormat | null> {
  if (asked === undefined || asked.type === "text") return accept(null);
  if (asked.type === "json_object") return accept({ name: "answer", schema: null });
  const { name, schema } = asked.json_schema;
  return checkFormat({ name, schema: schema ?? null }, "response_format.json_schema.schema");
}

function toAnswerSpec(
  { tools = [], tool_choice: choice, parallel_tool_calls, max_completion_tokens, max_tokens }: ChatRequest,
  format: AnswerFormat | null,
): AnswerSpec {
  const maxTokens = max_completion_tokens ?? max_tokens;
  return {
    ...(tools.length > 0 && { tools: tools.map((tool) => toToolSpec(tool.function)) }),
    ...(choice !== undefined &&
      tools.length > 0 && {
        toolChoice: typeof choice === "string" ? choice : { name: choice.function.name },
      }),
    ...(tools.length > 0 && parallel_tool_calls === false && { oneToolCall: true }),
    ...(format && { format }),
    ...(maxTokens !== undefined && { maxTokens }),
  };
}

function toSampling(body: ChatRequest): Sampling {
  const { temperature, top_p, frequency_penalty, presence_penalty, stop, seed } = body;
  const effort = effortOf(body);
  return {
    ...(temperature !== undefined && { temperature }),
    ...(top_p !== undefined && { topP: top_p }),
    ...(frequency_penalty !== undefined && { frequencyPenalty: frequency_penalty }),
    ...(presence_penalty !== undefined && { presencePenalty: presence_penalty }),
    ...(stop !== undefined && stop.length > 0 && { stop }),
    ...(seed !== undefined && { seed }),
    ...(effort && { reasoning: toEffort(effort) }),
  };
}

/** In OpenAI's words or in OpenRouter's. */
function effortOf({ reasoning_effort, reasoning }: ChatRequest) {
  if (reasoning_effort !== undefined) return reasoning_effort;
  if (reasoning?.enabled === false) return "none";
  return reasoning?.effort ?? (reasoning?.enabled ? "medium" : undefined);
}

/** The run's own shuffles follow the caller's seed: 32 bits of it. */
export function toRunSeed(seed: number | undefined): { seed?: number } {
  return seed === undefined ? {} : { seed: Number(BigInt.asUintN(32, BigInt(seed))) };
}
