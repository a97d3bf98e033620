/**
 * next-auth as this app uses it: it leads people to GitHub and Google and back, checks passwords through our own service, and
 * seals the id of a session into a cookie. Whose session it is, and whether it still holds, is the row's to say: see `identify.ts`.
 */
import { CredentialsSignin, type NextAuthConfig } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signInBodySchema } from "@/lib/contract/accounts";
import { reportFailure } from "@/lib/server/report-failure";
import type { AuthContainer } from "./auth-container";
import { readInvitationCookie } from "./invitation-cookie";
import { isHttps } from "./read-cookie";
import { readSessionId, SESSION_S, sessionCookie } from "./session-cookie";
import { readSignInOrigin } from "./sign-in-origin";
import { toNextAuthProvider, toProvidedPerson } from "./sign-in-providers";

export const AUTH_PATH = "/api/auth";

/** Made for one request: the session that its sign-in opens goes from one callback to the next. */
export function createNextAuthConfig(request: Request, container: AuthContainer): NextAuthConfig {
  const { secret, providers } = container.auth;
  const opened: { sessionId: string | null } = { sessionId: null };
  return {
    secret,
    basePath: AUTH_PATH,
    // The route has checked the host by ALLOWED_HOSTS.
    trustHost: true,
    session: { strategy: "jwt", maxAge: SESSION_S },
    useSecureCookies: isHttps(request),
    cookies: { sessionToken: sessionCookie(request) },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    providers: [passwordProvider(request, container, opened), ...providers.map(toNextAuthProvider)],
    callbacks: {
      signIn: ({ account, profile }) =>
        !account || account.type === "credentials"
          ? opened.sessionId !== null
          : openForProvider(toProvidedPerson(account, profile), { request, container, opened }),
      async jwt({ token, trigger }) {
        if (trigger === "signIn" || trigger === "signUp") return { sid: opened.sessionId };
        const { account } = await container.identifyVisitor(request);
        return account ? { sid: token.sid } : null;
      },
      async session({ session }) {
        const { account } = await container.identifyVisitor(request);
        return { ...session, user: { name: account?.name, email: account?.email } };
      },
    },
    events: { signOut: () => endSession(request, container) },
    logger: { error: reportUnexpected, warn: () => undefined },
  };
}

/** That a password was wrong is no failure of ours. */
function reportUnexpected(error: Error): void {
  if (error instanceof CredentialsSignin) return;
  reportFailure("A sign-in did not work", error);
}

interface Opening {
  request: Request;
  container: AuthContainer;
  opened: { sessionId: string | null };
}

function passwordProvider(request: Request, container: AuthContainer, opened: Opening["opened"]) {
  return Credentials({
    credentials: { email: {}, password: {} },
    async authorize({ email, password }) {
      const body = signInBodySchema.safeParse({ email, password });
      if (!body.success) return null;
      const origin = readSignInOrigin(request, container.auth.trustedProxies);
      const signedIn = await container.accounts.signIn(body.data, origin);
      if (!signedIn.ok) return null;
      opened.sessionId = signedIn.value.sessionId;
      return { id: signedIn.value.accountId };
    },
  });
}

/** True, or where to send the browser instead. */
async function openForProvider(
  person: ReturnType<typeof toProvidedPerson>,
  { request, container, opened }: Opening,
): Promise<true | string> {
  const { account } = await container.identifyVisitor(request);
  const sessionId = await readSessionId(request, container.auth.secret);
  const result = await container.accounts.signInWithProvider(person, {
    ...readSignInOrigin(request, container.auth.trustedProxies),
    current: account && sessionId !== null ? { accountId: account.id, sessionId } : null,
    invitation: readInvitationCookie(request),
  });
  if (!result.ok) return `/sign-in?problem=${result.problem}`;
  opened.sessionId = result.sessionId;
  return true;
}

async function endSession(request: Request, container: AuthContainer): Promise<void> {
  const { accounts, auth } = container;
  const { account } = await container.identifyVisitor(request);
  const sessionId = await readSessionId(request, auth.secret);
  if (account && sessionId !== null) await accounts.endSession(account.id, sessionId);
}
