/**
 * `POST /v1/responses`. As with chat completions: what would change the answer is taken or refused by its name, what changes
 * nothing is passed over, and null counts as left out.
 */
import { z } from "zod";
import { MAX_PROMPT_CHARS } from "@/lib/contract/create-run";
import { kindOf } from "./only-kinds";
import {
  DESCRIBED_TWICE,
  descriptionSchema,
  effortSchema,
  findChoiceFault,
  functionNameSchema,
  isDescribedTwice,
  jsonObjectSchema,
  sharedFields,
  tokenLimitSchema,
} from "./request-fields";
import { type ResponseInput, responseInputSchema } from "./response-input";
import { isEmpty, isOneOf, onlyUnasked, passedOverSchema, withoutNulls } from "./unasked";

export const functionToolSchema = z.object({
  type: z.literal("function", {
    error: ({ input }) =>
      `Only function tools can be called here: remove ${typeof input === "string" ? input.slice(0, 80) : "what is none"}.`,
  }),
  name: functionNameSchema,
  description: descriptionSchema.nullish(),
  parameters: jsonObjectSchema.nullish(),
  strict: z.boolean().nullish(),
});

const toolChoiceSchema = z.union(
  [z.enum(["none", "auto", "required"]), z.object({ type: z.literal("function"), name: functionNameSchema })],
  {
    error: ({ input }) =>
      `Choose none, auto, required, or a function by its name; ${kindOf(input) ?? "this"} is not taken.`,
  },
);

const formatSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text") }),
  z.object({ type: z.literal("json_object") }),
  z.object({
    type: z.literal("json_schema"),
    name: functionNameSchema,
    description: descriptionSchema.nullish(),
    schema: jsonObjectSchema,
    strict: z.boolean().nullish(),
  }),
]);

/** Would change the answer, and cannot be had here. */
const REFUSED = {
  background: onlyUnasked(
    isOneOf(false),
    "Nothing runs in the background here. Send store: true, detach: true instead: the run then goes on when you leave, and GET /v1/responses/<id> has its answer.",
  ),
  conversation: onlyUnasked(isOneOf(), "There are no conversations here: go on with previous_response_id."),
  prompt: onlyUnasked(isOneOf(), "There are no stored prompts here: send instructions and input."),
  context_management: onlyUnasked(isEmpty, "Nothing is compacted here: leave context_management out."),
  moderation: onlyUnasked(isOneOf(), "Nothing is moderated here: leave moderation out."),
  top_logprobs: onlyUnasked(isOneOf(0), "Log probabilities are not given: leave top_logprobs out."),
};

/** Change nothing of the answer. */
const PASSED_OVER = {
  service_tier: passedOverSchema,
  safety_identifier: passedOverSchema,
  prompt_cache_key: passedOverSchema,
  prompt_cache_options: passedOverSchema,
  prompt_cache_retention: passedOverSchema,
  access_programs: passedOverSchema,
  image: passedOverSchema,
  /** Of tools that run on the server, of which there are none. */
  max_tool_calls: passedOverSchema,
  /** What does not fit a model's context fails as `context_length_exceeded`; nothing is dropped. */
  truncation: passedOverSchema,
  stream_options: passedOverSchema,
};

const LOGPROBS = "message.output_text.logprobs";

const knownFields = {
  ...sharedFields,
  input: responseInputSchema.optional(),
  /** They hold for this response, and are not carried into the next. */
  instructions: z.string().max(MAX_PROMPT_CHARS, `At most ${MAX_PROMPT_CHARS} characters.`).optional(),
  previous_response_id: z.string().min(1).max(200).optional(),
  max_output_tokens: tokenLimitSchema.optional(),
  tools: z.array(functionToolSchema).max(128, "At most 128 tools.").optional(),
  tool_choice: toolChoiceSchema.optional(),
  text: z
    .object({
      format: formatSchema.nullish(),
      verbosity: onlyUnasked(isOneOf("medium", null), "verbosity is not taken: say it in the prompt."),
    })
    .optional(),
  reasoning: z.object({ effort: effortSchema.nullish(), summary: z.string().nullish() }).optional(),
  include: z
    .array(z.string())
    .refine((asked) => !asked.includes(LOGPROBS), `Log probabilities are not given: leave ${LOGPROBS} out.`)
    .optional(),
};

export const responseRequestSchema = z
  .preprocess(withoutNulls, z.strictObject({ ...knownFields, ...REFUSED, ...PASSED_OVER }))
  .superRefine((body, context) => {
    const say = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const fault = findInputFault(body.input, body.previous_response_id !== undefined);
    if (fault) say(["input"], fault);
    if (body.detach && body.store === false)
      say(["detach"], "Only a stored run can go on without its caller: leave store: false out.");
    const names = (body.tools ?? []).map(({ name }) => name);
    const choiceFault = findChoiceFault(body.tool_choice, names, body);
    if (choiceFault) say(["tool_choice"], choiceFault);
    if (isDescribedTwice(body)) say(["plugins"], DESCRIBED_TWICE);
  });

const NOTHING_ASKED = "The last item is what to answer: a user message, or the output of a function call.";

function findInputFault(input: ResponseInput | undefined, goesOn: boolean): string | null {
  if (input === undefined) return "Send what to answer: a text, or a list of items.";
  if (typeof input === "string") return null;
  const last = input.at(-1);
  const asks = last?.type === "function_call_output" || (last?.type === "message" && last.role === "user");
  if (!asks) return NOTHING_ASKED;
  const hasPrompt = input.some((item) => item.type === "message" && item.role === "user");
  return hasPrompt || goesOn ? null : "There is no user message: send what to answer.";
}

export type ResponseRequest = z.infer<typeof responseRequestSchema>;

/** `GET /v1/responses/:id` */
export const storedResponseQuerySchema = z.object({
  stream: z.enum(["true", "false"]).optional(),
  starting_after: z.coerce
    .number()
    .int()
    .min(-1)
    .optional()
    .describe("Of a stream: the `sequence_number` of the last event that is there already."),
});
