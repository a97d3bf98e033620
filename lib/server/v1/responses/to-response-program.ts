import type { ResponseRequest } from "@/lib/contract/openai/response-request";
import type { AnswerFormat, AnswerSpec, Sampling } from "@/lib/fusion/run-request";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { ProgramRequest } from "@/lib/server/runs/asked";
import { type CallWords, checkCalls } from "@/lib/server/v1/check-calls";
import { checkFormat, composeProgram, toEffort, toToolSpec } from "@/lib/server/v1/compose-program";
import type { KeepImage } from "@/lib/server/v1/keep-image";
import { splitTurns } from "@/lib/server/v1/split-turns";
import type { EarlierResponses } from "./earlier-responses";
import { toTurns } from "./to-turns";

/** Each run holds its whole conversation: what a chain of responses may grow to. */
const MAX_CONVERSATION_CHARS = 2_000_000;

const CALL_WORDS: CallWords = {
  path: "input",
  stray: (id) =>
    `There is no function call ${id} for the output that was sent: send the call before it, or go on from the response that called.`,
  open: (id) => `The function call ${id} has no output: send a function_call_output with its call_id.`,
};

/** What a response asks, beside whom: the conversation so far and its own input, what the answer must be, and how it is to be made. */
export async function toResponseProgram(
  body: ResponseRequest,
  { keepImage, earlier }: { keepImage: KeepImage; earlier: EarlierResponses },
): Promise<Outcome<ProgramRequest>> {
  const format = toFormat(body.text?.format);
  if (!format.ok) return format;
  const before = await earlier.turnsBefore(body.previous_response_id ?? null);
  if (!before.ok) return before;
  const input = await toTurns(body.input ?? "", { keepImage, resolveItem: earlier.resolveItem });
  if (!input.ok) return input;
  const turns = [...before.value.turns, ...input.value];
  const refusal = checkCalls(turns, CALL_WORDS);
  if (refusal) return refusal;
  if (turns.reduce((sum, { content }) => sum + content.length, 0) > MAX_CONVERSATION_CHARS)
    return refuseLength();
  // What a developer says in the input belongs to the conversation; instructions hold for one response.
  const conversation = { system: body.instructions || null, ...splitTurns(turns) };
  const program = composeProgram(conversation, {
    answer: toAnswerSpec(body, format.value),
    sampling: toSampling(body),
  });
  const { runId } = before.value;
  return accept({ ...program, ...(runId !== null && { followUp: { run: runId, pick: "fused" } }) });
}

function toFormat(asked: NonNullable<ResponseRequest["text"]>["format"]): Outcome<AnswerFormat | null> {
  if (!asked || asked.type === "text") return accept(null);
  if (asked.type === "json_object") return accept({ name: "answer", schema: null });
  return checkFormat({ name: asked.name, schema: asked.schema }, "text.format.schema");
}

function toAnswerSpec(
  { tools = [], tool_choice: choice, parallel_tool_calls, max_output_tokens: maxTokens }: ResponseRequest,
  format: AnswerFormat | null,
): AnswerSpec {
  return {
    ...(tools.length > 0 && { tools: tools.map(toToolSpec) }),
    ...(choice !== undefined &&
      tools.length > 0 && { toolChoice: typeof choice === "string" ? choice : { name: choice.name } }),
    ...(tools.length > 0 && parallel_tool_calls === false && { oneToolCall: true }),
    ...(format && { format }),
    ...(maxTokens !== undefined && { maxTokens }),
  };
}

function toSampling({ temperature, top_p, reasoning }: ResponseRequest): Sampling {
  return {
    ...(temperature !== undefined && { temperature }),
    ...(top_p !== undefined && { topP: top_p }),
    ...(reasoning?.effort && { reasoning: toEffort(reasoning.effort) }),
  };
}

function refuseLength() {
  const message =
    "The conversation is longer than 2,000,000 characters: begin a new one with what matters of it.";
  return refuse("invalid-body", message, { errors: [{ path: "input", message }] });
}
