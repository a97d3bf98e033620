// The servers that CONNECTIONS names. Read by env.ts, so plain Node runs this file too: no "@/" here.
import { z } from "zod";

const reservedConnectionIds = ["demo", "local"];

const price = z.strictObject({
  input: z.number().nonnegative({ error: "must be 0 or more, in USD per million tokens" }),
  output: z.number().nonnegative({ error: "must be 0 or more, in USD per million tokens" }),
});

const connectionModel = z.strictObject({
  id: z.string().min(1),
  contextLength: z.int().positive().optional(),
  maxOutputTokens: z.int().positive().optional(),
  price: price.optional(),
  images: z.boolean().optional(),
});

const connection = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]+$/, { error: "must be a slug of a-z, 0-9 and -" })
    .refine((id) => !reservedConnectionIds.includes(id), {
      error: "is taken: choose another than demo or local",
    }),
  kind: z.literal("openai-compatible", { error: 'must be "openai-compatible"' }),
  baseURL: z.url({
    protocol: /^https?$/,
    error: 'must be an http(s) URL, as in "http://127.0.0.1:11434/v1"',
  }),
  apiKey: z.string().min(1).optional(),
  models: z.array(connectionModel).optional(),
});

export type ConnectionConfig = z.infer<typeof connection>;

export const connections = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      context.addIssue({
        code: "custom",
        message: `must be a JSON list, as shown in .env.example (${reason})`,
      });
      return z.NEVER;
    }
  })
  .pipe(z.array(connection, { error: "must be a JSON list, as shown in .env.example" }))
  .superRefine((list, context) => {
    for (const [index, { id }] of list.entries()) {
      if (list.findIndex((other) => other.id === id) < index) {
        context.addIssue({
          code: "custom",
          path: [index, "id"],
          message: `"${id}" is used twice: ids are unique`,
        });
      }
    }
  });
