/** `GET /v1/models`: OpenAI's fields, and beside them, by OpenRouter's names, what is known of a model. */
import { z } from "zod";
import { MODES } from "@/lib/fusion/run-request";

/** USD for one token, as decimal text: sums of it stay exact. */
const perToken = z.string().regex(/^\d+(\.\d+)?$/);

export const v1ModelSchema = z.object({
  id: z.string(),
  object: z.literal("model"),
  /** Seconds: when the list that has it was fetched; 0: not known. */
  created: z.int(),
  /** The connection; `tokamak` of a fusion. */
  owned_by: z.string(),
  name: z.string(),
  context_length: z.number().nullable(),
  max_output_tokens: z.number().nullable(),
  /** Null: not known. A fusion costs what its calls cost. */
  pricing: z
    .object({
      prompt: perToken,
      completion: perToken,
      input_cache_read: perToken.optional(),
      input_cache_write: perToken.optional(),
    })
    .nullable(),
  /** Those that are known. */
  architecture: z.object({
    input_modalities: z.array(z.enum(["text", "image"])),
    output_modalities: z.array(z.literal("text")),
  }),
  /** Present where it is a fusion: how it would be made now. */
  fusion: z
    .object({
      mode: z.enum(MODES),
      /** `model`: null of an answer that was pasted. */
      members: z.array(z.object({ model: z.string().nullable(), name: z.string() })),
      /** The first that is asked; null: one member answers, and nobody judges. */
      judge: z.string().nullable(),
      /** It is what `fusion` alone stands for. */
      default: z.boolean(),
    })
    .optional(),
});
export type V1Model = z.infer<typeof v1ModelSchema>;

export const v1ModelListSchema = z.object({ object: z.literal("list"), data: z.array(v1ModelSchema) });
