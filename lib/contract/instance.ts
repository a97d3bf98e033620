import { z } from "zod";
import { invitationTokenSchema, signUpModeSchema } from "./accounts";

/** What admins see and set: the accounts, the invitations, the defaults of the instance. */
export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  role: z.enum(["member", "admin"]),
  disabled: z.boolean(),
  /** What they may spend in a month; null: the instance's default. */
  monthlyBudgetUsd: z.number().nullable(),
  createdAt: z.string(),
});
export type Person = z.infer<typeof personSchema>;

/** `GET /api/accounts`, the newest first. */
export const peopleSchema = z.object({ items: z.array(personSchema), nextCursor: z.string().nullable() });
export type People = z.infer<typeof peopleSchema>;

const MOST_USD = 1_000_000;
const budget = z.number().min(0, "At least 0.").max(MOST_USD, "At most 1\u202f000\u202f000.").nullable();

/** `PATCH /api/accounts/:id` */
export const changePersonSchema = z.strictObject({
  role: z.enum(["member", "admin"]).optional(),
  disabled: z.boolean().optional(),
  monthlyBudgetUsd: budget.optional(),
});
export type ChangePerson = z.infer<typeof changePersonSchema>;

/** `POST /api/invitations` */
export const createInvitationSchema = z.strictObject({
  note: z.string().trim().max(200, "At most 200 characters.").default(""),
  days: z
    .number()
    .int("A whole number of days.")
    .min(1, "At least 1 day.")
    .max(90, "At most 90 days.")
    .default(7),
});
export type CreateInvitation = z.input<typeof createInvitationSchema>;

export const invitationSchema = z.object({
  id: z.string(),
  note: z.string(),
  state: z.enum(["open", "used", "expired"]),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export type InvitationView = z.infer<typeof invitationSchema>;

/** What making one answers, once: the token is the end of the link, and is not kept. */
export const newInvitationSchema = invitationSchema.extend({ token: invitationTokenSchema });
export type NewInvitationView = z.infer<typeof newInvitationSchema>;

/** `GET /api/invitations`, the newest first. */
export const invitationListSchema = z.object({ items: z.array(invitationSchema), nextCursor: z.null() });
export type InvitationList = z.infer<typeof invitationListSchema>;

/** `GET /api/instance` */
export const instanceSchema = z.object({
  /** What an admin chose; null: what the environment says. */
  signUp: signUpModeSchema.nullable(),
  environmentSignUp: signUpModeSchema,
  /** What the playground of new accounts and of guests begins with; null: the first profile. */
  defaultProfile: z.string().nullable(),
  /** What each account may spend in a month (UTC) unless it has its own limit, and all together; null: no limit. */
  accountMonthlyUsd: z.number().nullable(),
  instanceMonthlyUsd: z.number().nullable(),
});
export type InstanceView = z.infer<typeof instanceSchema>;

/** `PATCH /api/instance` */
export const changeInstanceSchema = z.strictObject({
  signUp: signUpModeSchema.nullable().optional(),
  defaultProfile: z.string().min(1).max(100).nullable().optional(),
  accountMonthlyUsd: budget.optional(),
  instanceMonthlyUsd: budget.optional(),
});
export type ChangeInstance = z.infer<typeof changeInstanceSchema>;
