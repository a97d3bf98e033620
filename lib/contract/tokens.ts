import { z } from "zod";

/** What a program may do with a token: start and steer runs; read what is its owner's; change and delete it. */
export const TOKEN_SCOPES = ["run", "read", "manage"] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

export const MAX_TOKENS = 50;
export const MAX_TOKEN_NAME_CHARS = 80;
/** What a token may name of each: more is a rule to be written otherwise. */
const MAX_ALLOWED = 200;
const MAX_CAP_USD = 1_000_000;

const name = z
  .string()
  .trim()
  .min(1, "Name the token, for example after the program that will use it.")
  .max(MAX_TOKEN_NAME_CHARS, `At most ${MAX_TOKEN_NAME_CHARS} characters.`)
  .regex(/^\P{C}*$/u, "A name has no control characters.");

const scopes = z
  .array(z.enum(TOKEN_SCOPES, `A scope is one of ${TOKEN_SCOPES.join(", ")}.`))
  .min(1, "Allow at least one thing: run, read or manage.")
  .max(TOKEN_SCOPES.length)
  .transform((given) => TOKEN_SCOPES.filter((scope) => given.includes(scope)));

const allowed = z
  .array(z.string().trim().min(1).max(300))
  .max(MAX_ALLOWED, `At most ${MAX_ALLOWED}.`)
  .transform((given) => [...new Set(given)])
  .nullable();

const capUsd = z
  .number("A cap is a number of US dollars.")
  .min(0, "A cap is 0 (free models only) or more.")
  .max(MAX_CAP_USD, "At most $1\u202f000\u202f000.")
  .nullable();

const expiresAt = z.iso
  .datetime({ offset: true, error: "A time is written as 2026-12-31T00:00:00Z." })
  .nullable();

/** `POST /api/tokens` */
export const createTokenSchema = z.strictObject({
  name,
  scopes: scopes.default(["run", "read"]),
  /** Null: until it is revoked. */
  expiresAt: expiresAt.default(null),
  /**
   * By `quality`, `budget` or a profile's id, and by wire ids. Both null: everything its owner may run. With one list alone,
   * what is in it and nothing else.
   */
  profiles: allowed.default(null),
  models: allowed.default(null),
  /** Of a day and of a calendar month in UTC; null: as much as its owner may spend. */
  dailyCapUsd: capUsd.default(null),
  monthlyCapUsd: capUsd.default(null),
});
export type CreateToken = z.infer<typeof createTokenSchema>;

/** `PATCH /api/tokens/:id` */
export const changeTokenSchema = z.strictObject({
  name: name.optional(),
  scopes: scopes.optional(),
  expiresAt: expiresAt.optional(),
  profiles: allowed.optional(),
  models: allowed.optional(),
  dailyCapUsd: capUsd.optional(),
  monthlyCapUsd: capUsd.optional(),
});
export type ChangeToken = z.infer<typeof changeTokenSchema>;

/** What a token's runs cost, in USD; `held` for those under way. */
const spentSchema = z.object({ spentUsd: z.number(), heldUsd: z.number() });
export type TokenSpending = z.infer<typeof spentSchema>;

export const tokenSchema = z.object({
  /** The middle part of `tk_<id>_<secret>`. */
  id: z.string(),
  name: z.string(),
  /** The secret's last four characters. */
  hint: z.string(),
  scopes: z.array(z.enum(TOKEN_SCOPES)),
  profiles: z.array(z.string()).nullable(),
  models: z.array(z.string()).nullable(),
  dailyCapUsd: z.number().nullable(),
  monthlyCapUsd: z.number().nullable(),
  today: spentSchema,
  month: spentSchema,
  expiresAt: z.string().nullable(),
  expired: z.boolean(),
  /** To the minute; null: never. */
  lastUsedAt: z.string().nullable(),
  createdAt: z.string(),
});
export type TokenView = z.infer<typeof tokenSchema>;

/** What `POST /api/tokens` answers: the only time that the whole token is told. */
export const createdTokenSchema = tokenSchema.extend({ token: z.string() });
export type CreatedToken = z.infer<typeof createdTokenSchema>;

/** `GET /api/tokens`: the newest first. */
export const tokenListSchema = z.object({ items: z.array(tokenSchema), nextCursor: z.null() });
export type TokenList = z.infer<typeof tokenListSchema>;
