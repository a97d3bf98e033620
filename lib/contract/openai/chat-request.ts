/**
 * `POST /v1/chat/completions`. Everything that would change the answer is taken or refused by its name; what changes nothing is
 * taken and passed over. A setting that is null counts as left out, as with OpenAI.
 */
import { z } from "zod";
import { chatMessagesSchema } from "./chat-messages";
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
import { isEmpty, isOneOf, onlyUnasked, passedOverSchema, withoutNulls } from "./unasked";

const penalty = z.number().min(-2, "From −2 to 2.").max(2, "From −2 to 2.");

export const toolSchema = z.object({
  type: z.literal("function", "Only function tools can be called."),
  function: z.object({
    name: functionNameSchema,
    description: descriptionSchema.nullish(),
    parameters: jsonObjectSchema.nullish(),
    strict: z.boolean().nullish(),
  }),
});

export const toolChoiceSchema = z.union([
  z.enum(["none", "auto", "required"]),
  z.object({ type: z.literal("function"), function: z.object({ name: functionNameSchema }) }),
]);

export const responseFormatSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text") }),
  z.object({ type: z.literal("json_object") }),
  z.object({
    type: z.literal("json_schema"),
    json_schema: z.object({
      name: functionNameSchema,
      description: descriptionSchema.nullish(),
      schema: jsonObjectSchema.nullish(),
      strict: z.boolean().nullish(),
    }),
  }),
]);

/** Would change the answer, and cannot be had here. */
const REFUSED = {
  n: onlyUnasked(isOneOf(1), "One answer a call: leave n out, or send 1."),
  logprobs: onlyUnasked(isOneOf(false), "Log probabilities are not given: leave logprobs out."),
  top_logprobs: onlyUnasked(isOneOf(0), "Log probabilities are not given: leave top_logprobs out."),
  logit_bias: onlyUnasked(isEmpty, "logit_bias is not taken: leave it out."),
  audio: onlyUnasked(isOneOf(), "Answers are text: leave audio out."),
  modalities: onlyUnasked(
    (value) => Array.isArray(value) && value.every((one) => one === "text"),
    'Answers are text: leave modalities out, or send ["text"].',
  ),
  functions: onlyUnasked(isEmpty, "functions has been replaced by tools: send them there."),
  function_call: onlyUnasked(isOneOf("none"), "function_call has been replaced by tool_choice."),
  web_search_options: onlyUnasked(isOneOf(), "No model searches the web here: leave web_search_options out."),
  verbosity: onlyUnasked(isOneOf("medium"), "verbosity is not taken: say it in the prompt."),
};

/** Change nothing of the answer. */
const PASSED_OVER = {
  service_tier: passedOverSchema,
  prediction: passedOverSchema,
  safety_identifier: passedOverSchema,
  prompt_cache_key: passedOverSchema,
  prompt_cache_retention: passedOverSchema,
};

/** OpenRouter's way of saying `reasoning_effort`. */
const reasoningSchema = z.strictObject({
  effort: effortSchema.nullish(),
  /** Without an effort: a medium one, or none. */
  enabled: z.boolean().nullish(),
  summary: passedOverSchema,
  max_tokens: onlyUnasked(isOneOf(null), "Thoughts are not limited by tokens here: send reasoning.effort."),
  exclude: onlyUnasked(
    isOneOf(false, null),
    "What a model thought comes with its answer, where its provider tells it: leave reasoning.exclude out.",
  ),
});

const knownFields = {
  ...sharedFields,
  messages: chatMessagesSchema,
  stream_options: z
    .object({ include_usage: z.boolean().nullish(), include_obfuscation: z.boolean().nullish() })
    .optional(),
  frequency_penalty: penalty.optional(),
  presence_penalty: penalty.optional(),
  max_tokens: tokenLimitSchema.optional(),
  max_completion_tokens: tokenLimitSchema.optional(),
  stop: z
    .union([z.string().min(1), z.array(z.string().min(1)).max(4, "At most 4 stop sequences.")])
    .transform((stop) => (typeof stop === "string" ? [stop] : stop))
    .optional(),
  seed: z.int().min(-9_007_199_254_740_991).max(9_007_199_254_740_991).optional(),
  response_format: responseFormatSchema.optional(),
  reasoning_effort: effortSchema.optional(),
  reasoning: reasoningSchema.optional(),
  usage: z
    .looseObject({ include: z.boolean().nullish() })
    .optional()
    .describe("OpenRouter's: `include: true` is the same as `stream_options.include_usage`."),
  tools: z.array(toolSchema).max(128, "At most 128 tools.").optional(),
  tool_choice: toolChoiceSchema.optional(),
};

export const chatRequestSchema = z
  .preprocess(withoutNulls, z.strictObject({ ...knownFields, ...REFUSED, ...PASSED_OVER }))
  .superRefine((body, context) => {
    const say = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const last = body.messages.at(-1);
    if (last?.role !== "user" && last?.role !== "tool")
      say(["messages"], "The last message is what to answer: a user message, or the result of a tool.");
    if (!body.messages.some(({ role }) => role === "user"))
      say(["messages"], "There is no user message: send what to answer.");
    if (body.detach && body.store !== true)
      say(["detach"], "Only a stored run can go on without its caller: send store: true with it.");
    const { tool_choice: choice, tools = [] } = body;
    const names = tools.map((tool) => tool.function.name);
    const choiceFault = findChoiceFault(typeof choice === "object" ? choice.function : choice, names, body);
    if (choiceFault) say(["tool_choice"], choiceFault);
    const { reasoning_effort: effort, reasoning } = body;
    if (effort !== undefined && reasoning?.effort && reasoning.effort !== effort)
      say(["reasoning"], "Say the effort once: as reasoning_effort or as reasoning.effort.");
    if (isDescribedTwice(body)) say(["plugins"], DESCRIBED_TWICE);
  });

export type ChatRequest = z.infer<typeof chatRequestSchema>;
