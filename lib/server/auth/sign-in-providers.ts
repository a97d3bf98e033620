/** GitHub and Google as next-auth wants them, each at its own address or at the operator's. */
import GitHub from "next-auth/providers/github";
import Google from "next-auth/providers/google";
import { z } from "zod";
import { emailSchema, MAX_ACCOUNT_NAME } from "@/lib/contract/accounts";
import type { ProvidedPerson } from "@/lib/server/accounts/provider-sign-in";
import type { SignInProviderConfig } from "@/lib/server/env-accounts";

export function toNextAuthProvider({ id, clientId, clientSecret, url }: SignInProviderConfig) {
  if (id === "google") {
    const checks: ("pkce" | "state" | "nonce")[] = ["pkce", "state", "nonce"];
    return Google({ clientId, clientSecret, checks, ...(url !== null && { issuer: url }) });
  }
  const api = url === null ? "https://api.github.com" : `${url}/api/v3`;
  return GitHub({
    ...{ clientId, clientSecret },
    checks: ["pkce", "state"],
    ...(url !== null && { enterprise: { baseUrl: url } }),
    userinfo: {
      url: `${api}/user`,
      request: ({ tokens }: { tokens: { access_token?: string } }) =>
        readGitHubUser(api, tokens.access_token),
    },
  });
}

const userSchema = z.looseObject({ id: z.number(), login: z.string(), name: z.string().nullish() });
const emailsSchema = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** next-auth takes the first address it is told; only one that GitHub has verified is anybody's. */
async function readGitHubUser(api: string, token: string | undefined) {
  const headers = { authorization: `Bearer ${token}`, "user-agent": "tokamak" };
  const user = userSchema.parse(await (await fetch(`${api}/user`, { headers })).json());
  const answer = await fetch(`${api}/user/emails`, { headers });
  const emails = answer.ok ? emailsSchema.parse(await answer.json()) : [];
  const email = emails.find(({ primary, verified }) => primary && verified)?.email ?? null;
  return { ...user, email, email_verified: email !== null };
}

const profileSchema = z.looseObject({
  email: emailSchema.nullish().catch(null),
  email_verified: z.unknown(),
  name: z.string().nullish().catch(null),
  login: z.string().nullish().catch(null),
});

/** Who the provider says has signed in there. */
export function toProvidedPerson(
  { provider, providerAccountId }: { provider: string; providerAccountId: string },
  profile: unknown,
): ProvidedPerson {
  const { email, email_verified: verified, name, login } = profileSchema.parse(profile);
  const called = [name, login, email?.split("@")[0], provider].find((text) => text?.trim()) ?? provider;
  return {
    identity: { provider, providerAccountId },
    name: called.replace(/\p{C}/gu, " ").trim().slice(0, MAX_ACCOUNT_NAME),
    email: verified === true ? (email ?? null) : null,
  };
}
