/**
 * `POST /v1/chat/completions`. Everything that would change the answer is taken or refused by its name; what changes nothing is
 * taken and passed over. A setting that is null counts as left out, as with OpenAI.
 */
import { z } from "zod";
import { MAX_FALLBACKS } from "@/lib/contract/create-run";
import { chatMessagesSchema } from "./chat-messages";
import { fusionBlockSchema, fusionPluginSchema } from "./fusion-block";

const tokens = z.int("A whole number of tokens.").min(1, "At least 1 token.").max(1_000_000);
const penalty = z.number().min(-2, "From −2 to 2.").max(2, "From −2 to 2.");
const jsonObject = z.record(z.string(), z.unknown());
const functionName = z.string().regex(/^[\w-]{1,64}$/, "1 to 64 letters, digits, underscores and dashes.");

export const toolSchema = z.object({
  type: z.literal("function", "Only function tools can be called."),
  function: z.object({
    name: functionName,
    description: z.string().max(20_000).nullish(),
    parameters: jsonObject.nullish(),
    strict: z.boolean().nullish(),
  }),
});

export const toolChoiceSchema = z.union([
  z.enum(["none", "auto", "required"]),
  z.object({ type: z.literal("function"), function: z.object({ name: functionName }) }),
]);

export const responseFormatSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text") }),
  z.object({ type: z.literal("json_object") }),
  z.object({
    type: z.literal("json_schema"),
    json_schema: z.object({
      name: functionName,
      description: z.string().max(20_000).nullish(),
      schema: jsonObject.nullish(),
      strict: z.boolean().nullish(),
    }),
  }),
]);

/** Only the value that asks for nothing. */
function onlyUnasked(isUnasked: (value: unknown) => boolean, message: string) {
  return z.unknown().refine(isUnasked, message).optional();
}

const isOneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const isEmpty = (value: unknown) =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

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
  service_tier: z.unknown().optional(),
  prediction: z.unknown().optional(),
  safety_identifier: z.unknown().optional(),
  prompt_cache_key: z.unknown().optional(),
  prompt_cache_retention: z.unknown().optional(),
  /** OpenRouter's: usage is always told. */
  usage: z.unknown().optional(),
};

const knownFields = {
  /** `fusion`, `fusion/<profile>`, `openrouter/fusion`, or the id of one model. */
  model: z
    .string("Name a model, for example fusion.")
    .trim()
    .min(1, "Name a model, for example fusion.")
    .max(300),
  messages: chatMessagesSchema,
  stream: z.boolean().optional(),
  stream_options: z
    .object({ include_usage: z.boolean().optional(), include_obfuscation: z.boolean().optional() })
    .optional(),
  temperature: z.number().min(0, "From 0 to 2.").max(2, "From 0 to 2.").optional(),
  top_p: z.number().min(0, "From 0 to 1.").max(1, "From 0 to 1.").optional(),
  frequency_penalty: penalty.optional(),
  presence_penalty: penalty.optional(),
  max_tokens: tokens.optional(),
  max_completion_tokens: tokens.optional(),
  stop: z
    .union([z.string().min(1), z.array(z.string().min(1)).max(4, "At most 4 stop sequences.")])
    .transform((stop) => (typeof stop === "string" ? [stop] : stop))
    .optional(),
  seed: z.int().min(-9_007_199_254_740_991).max(9_007_199_254_740_991).optional(),
  response_format: responseFormatSchema.optional(),
  reasoning_effort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh"]).optional(),
  tools: z.array(toolSchema).max(128, "At most 128 tools.").optional(),
  tool_choice: toolChoiceSchema.optional(),
  parallel_tool_calls: z.boolean().optional(),
  user: z.string().max(500).optional(),
  metadata: z
    .record(z.string().max(64), z.string().max(512))
    .refine((metadata) => Object.keys(metadata).length <= 16, "At most 16 entries.")
    .optional(),
  /** A fusion is kept in the history unless this is false; one model's call only where it is true. */
  store: z.boolean().optional(),
  /** With `store: true`: the run goes on when the caller leaves. */
  detach: z.boolean().optional(),
  /** Fallbacks of one model, asked in this order where it fails. */
  models: z
    .array(z.string().trim().min(1).max(300))
    .max(MAX_FALLBACKS, `At most ${MAX_FALLBACKS} fallbacks.`)
    .optional(),
  fusion: fusionBlockSchema.optional(),
  plugins: z.array(fusionPluginSchema).max(8).optional(),
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
    if (body.tool_choice !== undefined && (body.tools ?? []).length === 0)
      say(["tool_choice"], "There are no tools to choose from: send tools with it, or leave it out.");
    if (body.fusion && body.plugins)
      say(["plugins"], "Describe the fusion once: in the fusion block or as a plugin.");
  });

function withoutNulls(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

export type ChatRequest = z.infer<typeof chatRequestSchema>;
