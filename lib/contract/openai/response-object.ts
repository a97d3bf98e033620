/** What `POST` and `GET /v1/responses` answer, in OpenAI's shape, and what it says of the fusion beside it. */
import { z } from "zod";
import { fusionReportSchema, usageSchema, warningsSchema } from "./chat-response";
import { jsonObjectSchema } from "./request-fields";

const itemStatus = z.enum(["in_progress", "completed", "incomplete"]);

export const outputPartSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("output_text"),
    text: z.string(),
    annotations: z.array(z.never()),
    logprobs: z.array(z.never()),
  }),
  z.object({ type: z.literal("refusal"), refusal: z.string() }),
]);

export const reasoningPartSchema = z.object({ type: z.literal("reasoning_text"), text: z.string() });

export const outputItemSchema = z.discriminatedUnion("type", [
  /** What a model thought before it answered, where its provider tells. */
  z.object({
    type: z.literal("reasoning"),
    id: z.string(),
    summary: z.array(z.never()),
    content: z.array(reasoningPartSchema),
    status: itemStatus,
  }),
  z.object({
    type: z.literal("message"),
    id: z.string(),
    status: itemStatus,
    role: z.literal("assistant"),
    content: z.array(outputPartSchema),
  }),
  z.object({
    type: z.literal("function_call"),
    id: z.string(),
    call_id: z.string(),
    name: z.string(),
    arguments: z.string(),
    status: itemStatus,
  }),
]);
export type OutputItem = z.infer<typeof outputItemSchema>;

const tokenCount = z.int().min(0);
const { cost, fusion: chatFusion } = usageSchema.shape;
const { calls, ...sums } = chatFusion.unwrap().shape;
const { prompt_tokens, completion_tokens, ...part } = calls.element.shape;

export const responseUsageSchema = z.object({
  input_tokens: tokenCount,
  input_tokens_details: z.object({ cached_tokens: tokenCount, cache_write_tokens: tokenCount }),
  output_tokens: tokenCount,
  output_tokens_details: z.object({ reasoning_tokens: tokenCount }),
  total_tokens: tokenCount,
  cost,
  fusion: z
    .object({
      ...sums,
      calls: z.array(z.object({ ...part, input_tokens: prompt_tokens, output_tokens: completion_tokens })),
    })
    .optional(),
});
export type ResponseUsage = z.infer<typeof responseUsageSchema>;

export const responseErrorSchema = z.object({
  /** Of those that OpenAI has. */
  code: z.enum(["server_error", "rate_limit_exceeded", "invalid_prompt"]),
  message: z.string(),
  /** Stable: the code that this failure has where it is answered with a status of its own. */
  reason: z.string(),
});

/** What a response repeats of its request. */
export const repeatedSchema = z.object({
  instructions: z.string().nullable(),
  max_output_tokens: z.number().nullable(),
  parallel_tool_calls: z.boolean(),
  previous_response_id: z.string().nullable(),
  reasoning: z.object({ effort: z.string().nullable(), summary: z.string().nullable() }),
  temperature: z.number().nullable(),
  text: z.object({ format: z.object({ type: z.string() }).loose(), verbosity: z.literal("medium") }),
  tool_choice: z.union([z.string(), z.object({ type: z.literal("function"), name: z.string() })]),
  tools: z.array(
    z.object({
      type: z.literal("function"),
      name: z.string(),
      description: z.string().nullable(),
      parameters: jsonObjectSchema.nullable(),
      strict: z.boolean().nullable(),
    }),
  ),
  top_p: z.number().nullable(),
});
export type Repeated = z.infer<typeof repeatedSchema>;

export const responseSchema = z.object({
  ...repeatedSchema.shape,
  id: z.string(),
  object: z.literal("response"),
  /** Seconds. */
  created_at: z.int(),
  status: z.enum(["in_progress", "completed", "incomplete", "failed", "cancelled"]),
  completed_at: z.int().nullable(),
  background: z.literal(false),
  error: responseErrorSchema.nullable(),
  incomplete_details: z.object({ reason: z.enum(["max_output_tokens", "content_filter"]) }).nullable(),
  max_tool_calls: z.null(),
  metadata: z.record(z.string(), z.string()),
  /** Who answered: the model that served, or the name of the fusion. */
  model: z.string(),
  output: z.array(outputItemSchema),
  service_tier: z.literal("default"),
  store: z.boolean(),
  top_logprobs: z.literal(0),
  truncation: z.literal("disabled"),
  usage: responseUsageSchema.nullable(),
  user: z.string().optional(),
  access_programs: z.null(),
  warnings: warningsSchema.optional(),
  fusion: fusionReportSchema.optional(),
});
export type ResponseObject = z.infer<typeof responseSchema>;

export const deletedResponseSchema = z.object({
  id: z.string(),
  object: z.literal("response"),
  deleted: z.literal(true),
});
