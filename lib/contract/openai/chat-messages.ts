/** The messages of `POST /v1/chat/completions`, in OpenAI's shape. What a message carries beside is passed over. */
import { z } from "zod";
import { MAX_PROMPT_CHARS } from "@/lib/contract/create-run";
import { onlyKinds } from "./only-kinds";
import { passedOverSchema } from "./unasked";

const text = z.string().max(MAX_PROMPT_CHARS, `At most ${MAX_PROMPT_CHARS} characters.`);

export const textPartSchema = z.object({ type: z.literal("text"), text });

export const imagePartSchema = z.object({
  type: z.literal("image_url"),
  image_url: z.object({
    /** A data URL: nothing is fetched from an address. */
    url: z.string().startsWith("data:", "Send the image itself, as a data: URL: no address is fetched."),
    detail: passedOverSchema,
  }),
});

const textParts = z.discriminatedUnion("type", [textPartSchema], onlyKinds("send text"));
const textContent = z.union([text, z.array(textParts).min(1).max(200)]);

export const toolCallSchema = z.object({
  id: z.string().min(1).max(200),
  type: z.literal("function"),
  function: z.object({ name: z.string().min(1).max(128), arguments: text }),
});

const refusalPart = z.object({ type: z.literal("refusal"), refusal: text });

export const chatMessageSchema = z.discriminatedUnion("role", [
  z.object({ role: z.literal("system"), content: textContent }),
  z.object({ role: z.literal("developer"), content: textContent }),
  z.object({
    role: z.literal("user"),
    content: z.union([
      text,
      z
        .array(
          z.discriminatedUnion(
            "type",
            [textPartSchema, imagePartSchema],
            onlyKinds("send text, and images as image_url"),
          ),
        )
        .min(1)
        .max(200),
    ]),
  }),
  z.object({
    role: z.literal("assistant"),
    content: z
      .union([
        text,
        z.array(z.discriminatedUnion("type", [textPartSchema, refusalPart], onlyKinds("send text"))).max(200),
      ])
      .nullish(),
    tool_calls: z.array(toolCallSchema).max(128).nullish(),
  }),
  z.object({ role: z.literal("tool"), content: textContent, tool_call_id: z.string().min(1).max(200) }),
]);
export type ChatCompletionMessage = z.infer<typeof chatMessageSchema>;

export const chatMessagesSchema = z
  .array(chatMessageSchema)
  .min(1, "Send at least one message.")
  .max(1_000, "At most 1,000 messages.");
