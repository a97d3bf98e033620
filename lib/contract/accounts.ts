import { z } from "zod";

/** What crosses the wire about one's own account. What an admin sees of others is in `instance.ts`. */
export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 200;
export const MAX_ACCOUNT_NAME = 80;
const MAX_EMAIL = 254;

/** As it is kept and looked up: trimmed and in lower case. */
export const emailSchema = z
  .string("Enter your email address.")
  .trim()
  .toLowerCase()
  .min(1, "Enter your email address.")
  .max(MAX_EMAIL, `At most ${MAX_EMAIL} characters.`)
  .regex(/^[^\s\p{C}@<>]+@[^\s\p{C}@<>]+$/u, "This is no email address: it looks like ada@example.com.");

export const accountNameSchema = z
  .string("Enter your name.")
  .trim()
  .min(1, "Enter your name.")
  .max(MAX_ACCOUNT_NAME, `At most ${MAX_ACCOUNT_NAME} characters.`)
  .regex(/^\P{C}*$/u, "A name has no control characters.");

/** Of a new password; what else it must not be is the server's to say. */
const newPassword = z
  .string("Enter a password.")
  .min(MIN_PASSWORD, `At least ${MIN_PASSWORD} characters.`)
  .max(MAX_PASSWORD, `At most ${MAX_PASSWORD} characters.`);

const givenPassword = z
  .string("Enter your password.")
  .min(1, "Enter your password.")
  .max(MAX_PASSWORD, `At most ${MAX_PASSWORD} characters.`);

/** The secret of an invitation link. */
export const invitationTokenSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, "This invitation link is not whole: copy it again.");

/** `POST /api/account/sign-up` */
export const signUpSchema = z.strictObject({
  email: emailSchema,
  password: newPassword,
  name: accountNameSchema,
  invitation: invitationTokenSchema.optional(),
});
export type SignUp = z.infer<typeof signUpSchema>;

/** `POST /api/account/sign-in` */
export const signInBodySchema = z.strictObject({ email: emailSchema, password: givenPassword });
export type SignIn = z.infer<typeof signInBodySchema>;

export const SIGN_IN_PROVIDERS = ["github", "google"] as const;
export type SignInProviderId = (typeof SIGN_IN_PROVIDERS)[number];

/** `POST /api/account/providers/:provider`: where to send the browser. `next` is a path of this server to come back to. */
export const beginProviderSchema = z.strictObject({
  next: z.string().max(2_000).optional(),
  invitation: invitationTokenSchema.optional(),
});
export const providerStartSchema = z.object({ url: z.string() });

/** `PATCH /api/account` */
export const changeAccountSchema = z.strictObject({
  name: accountNameSchema.optional(),
  /** `quality`, `budget` or a profile's id; null: the instance's. */
  defaultProfile: z.string().min(1).max(100).nullable().optional(),
});
export type ChangeAccount = z.infer<typeof changeAccountSchema>;

/** `POST /api/account/password`: who signs in with a provider only has no current one. */
export const changePasswordSchema = z.strictObject({
  currentPassword: givenPassword.optional(),
  password: newPassword,
});
export type ChangePassword = z.infer<typeof changePasswordSchema>;

/** `DELETE /api/account`: the password, or where there is none the address (or name) typed once more. */
export const deleteAccountSchema = z.strictObject({
  password: givenPassword.optional(),
  confirm: z.string().max(300).optional(),
});
export type DeleteAccount = z.infer<typeof deleteAccountSchema>;

export const accountSchema = z.object({
  id: z.string(),
  email: z.string().nullable(),
  name: z.string(),
  role: z.enum(["member", "admin"]),
  /** What the person chose; null: the instance's. */
  defaultProfile: z.string().nullable(),
  hasPassword: z.boolean(),
  /** The providers it signs in with. */
  providers: z.array(z.string()),
  createdAt: z.string(),
});
export type AccountView = z.infer<typeof accountSchema>;

export const SIGN_UP_MODES = ["open", "invite", "closed"] as const;
export const signUpModeSchema = z.enum(SIGN_UP_MODES);
export type SignUpMode = z.infer<typeof signUpModeSchema>;

/** `GET /api/account`: who asks, and how somebody may become someone. */
export const whoAmISchema = z.object({
  /** Null: a guest. */
  account: accountSchema.nullable(),
  signUp: signUpModeSchema,
  /** Nobody has an account yet: the first to sign up looks after the instance. */
  isFirst: z.boolean(),
  providers: z.array(z.enum(SIGN_IN_PROVIDERS)),
  /** The profile that the playground begins with: the account's, else the instance's; null: the first there is. */
  defaultProfile: z.string().nullable(),
});
export type WhoAmI = z.infer<typeof whoAmISchema>;

export const sessionSchema = z.object({
  id: z.string(),
  /** In words, as "Firefox on Linux". */
  device: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
});
export type SessionView = z.infer<typeof sessionSchema>;

/** `GET /api/account/sessions` */
export const sessionListSchema = z.object({ items: z.array(sessionSchema), nextCursor: z.null() });
export type SessionList = z.infer<typeof sessionListSchema>;

/** Why a sign-in with a provider came back without a session: `?problem=` of the sign-in page. */
export const PROVIDER_PROBLEMS = [
  "account-disabled",
  "sign-up-refused",
  "not-invited",
  "email-taken",
  "identity-taken",
  "provider",
] as const;
export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number];
