import { z } from "zod";
import { connectionKindSchema } from "./models";

export const MAX_CONNECTIONS = 50;

const name = z.string().trim().min(1, "Give it a name.").max(60, "At most 60 characters.");
const baseUrl = z.string().trim().min(1, "Enter the address.").max(2_000, "At most 2,000 characters.");
/** Keys travel in a header: printable ASCII only. */
const apiKey = z
  .string()
  .trim()
  .min(1, "Enter the key.")
  .max(4_000, "At most 4,000 characters.")
  .regex(/^[\x21-\x7e]+$/, "A key has no spaces and only plain characters: copy it again.");

/** `POST /api/connections/test`: a connection that is not kept. */
export const draftConnectionSchema = z.strictObject({
  kind: connectionKindSchema,
  /** Left out or null: the provider's own address. */
  baseUrl: baseUrl.nullable().optional(),
  /** Left out or null: no key is sent. */
  apiKey: apiKey.nullable().optional(),
});
export type DraftConnection = z.infer<typeof draftConnectionSchema>;

/** `POST /api/connections` */
export const createConnectionSchema = draftConnectionSchema.extend({ name: name.optional() });
export type CreateConnection = z.infer<typeof createConnectionSchema>;

/** `PATCH /api/connections/:id`. A new address needs the key with it (or null for none): a key is only sent where it was entered for. */
export const updateConnectionSchema = z.strictObject({
  name: name.optional(),
  paused: z.boolean().optional(),
  apiKey: apiKey.nullable().optional(),
  baseUrl: baseUrl.nullable().optional(),
});
export type UpdateConnection = z.infer<typeof updateConnectionSchema>;

export const connectionSchema = z.object({
  id: z.string(),
  /** Begins the ids of its models. */
  slug: z.string(),
  name: z.string(),
  kind: z.enum(["demo", "local", ...connectionKindSchema.options]),
  /** False: the instance's own, which its operator set up. */
  own: z.boolean(),
  /** Of an own one only; null: the provider's own address. */
  baseUrl: z.string().nullable(),
  hasKey: z.boolean(),
  /** The key's last four characters; null where there is none, or it is too short to show any of it. */
  keyHint: z.string().nullable(),
  state: z.enum(["ready", "unreachable", "loading", "paused"]),
  /** What is wrong and what to do, where it is not ready. */
  message: z.string().nullable(),
  /** How many models it lists. */
  models: z.number().int(),
  createdAt: z.string().nullable(),
});
export type ConnectionView = z.infer<typeof connectionSchema>;

/** `GET /api/connections`: the person's own first, oldest first; then the instance's. */
export const connectionListSchema = z.object({ items: z.array(connectionSchema), nextCursor: z.null() });
export type ConnectionList = z.infer<typeof connectionListSchema>;

/** What a test found: the list of models, and one tiny call to one of them. */
export const connectionTestSchema = z.object({
  ok: z.boolean(),
  /** How many models it lists; null where the list did not come. */
  models: z.number().int().nullable(),
  /** The model that was asked; null where none was. */
  model: z.string().nullable(),
  ms: z.number().int(),
  /** What happened, in the provider's words where it said something. */
  message: z.string(),
});
export type ConnectionTest = z.infer<typeof connectionTestSchema>;

/** `GET /api/connections/local`: servers found on this machine that are not connected yet. */
export const localServerSchema = z.object({
  name: z.string(),
  baseUrl: z.string(),
  models: z.number().int(),
});
export type LocalServerOffer = z.infer<typeof localServerSchema>;
export const localServersSchema = z.object({ items: z.array(localServerSchema), nextCursor: z.null() });
export type LocalServers = z.infer<typeof localServersSchema>;

/** `POST /api/connections/openrouter/sign-in`: where to send the browser. */
export const signInSchema = z.object({ url: z.string() });

/** Why a sign-in came back without a connection: `?sign-in=` of the settings page. */
export const SIGN_IN_OUTCOMES = ["done", "expired", "refused", "unreachable", "full"] as const;
export type SignInOutcome = (typeof SIGN_IN_OUTCOMES)[number];
