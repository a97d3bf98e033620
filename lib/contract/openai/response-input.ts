/** The `input` of `POST /v1/responses`, in OpenAI's shape. What an item carries beside is passed over. */
import { z } from "zod";
import { MAX_PROMPT_CHARS } from "@/lib/contract/create-run";
import { onlyKinds } from "./only-kinds";

const text = z.string().max(MAX_PROMPT_CHARS, `At most ${MAX_PROMPT_CHARS} characters.`);
const callId = z.string().min(1).max(200);

const inputTextSchema = z.object({ type: z.literal("input_text"), text });
const outputTextSchema = z.object({ type: z.literal("output_text"), text });
const refusalSchema = z.object({ type: z.literal("refusal"), refusal: text });

const SEND_IMAGE =
  "Send the image itself, as a data: URL: no address is fetched, and there are no files here.";
const inputImageSchema = z.object({
  type: z.literal("input_image"),
  image_url: z.string(SEND_IMAGE).startsWith("data:", SEND_IMAGE),
});

type Kinds = readonly [z.core.$ZodTypeDiscriminable, ...z.core.$ZodTypeDiscriminable[]];

const parts = <const Parts extends Kinds>(kinds: Parts, taken: string) =>
  z.union([text, z.array(z.discriminatedUnion("type", kinds, onlyKinds(taken))).max(200)]);

const textParts = parts(
  [inputTextSchema, outputTextSchema, refusalSchema],
  "send text, as input_text or output_text",
);

const messageSchema = z.discriminatedUnion("role", [
  z.object({
    ...{ type: z.literal("message"), role: z.literal("user") },
    content: parts([inputTextSchema, inputImageSchema, outputTextSchema], "send input_text and input_image"),
  }),
  z.object({ type: z.literal("message"), role: z.literal("assistant"), content: textParts }),
  z.object({ type: z.literal("message"), role: z.literal("system"), content: textParts }),
  z.object({ type: z.literal("message"), role: z.literal("developer"), content: textParts }),
]);

const itemSchema = z.discriminatedUnion(
  "type",
  [
    messageSchema,
    z.object({
      ...{ type: z.literal("function_call"), call_id: callId },
      ...{ name: z.string().min(1).max(128), arguments: text },
    }),
    z.object({
      ...{ type: z.literal("function_call_output"), call_id: callId },
      output: parts(
        [inputTextSchema, outputTextSchema],
        "send a tool's result as text, and images with a user message",
      ),
    }),
    /** What a model thought of its own is for itself alone. */
    z.object({ type: z.literal("reasoning") }),
    z.object({ type: z.literal("item_reference"), id: z.string().min(1).max(200) }),
  ],
  onlyKinds("send messages, function calls and their outputs, reasoning, or references to items"),
);
export type ResponseInputItem = z.infer<typeof itemSchema>;

/** `{role, content}` and `{id}` stand for a message and a reference. */
function withType(item: unknown): unknown {
  if (typeof item !== "object" || item === null || "type" in item) return item;
  if ("role" in item) return { ...item, type: "message" };
  return "id" in item ? { ...item, type: "item_reference" } : item;
}

export const responseInputSchema = z.union([
  text,
  z
    .array(z.preprocess(withType, itemSchema))
    .min(1, "Send at least one item.")
    .max(1_000, "At most 1,000 items."),
]);
export type ResponseInput = z.infer<typeof responseInputSchema>;
