/** The door to next-auth: its own routes, and the beginning of a sign-in with a provider from ours. */
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { z } from "zod";
import type { SignInProviderId } from "@/lib/contract/accounts";
import { toSafePath } from "@/lib/contract/safe-path";
import { readOrigin } from "@/lib/server/http/read-origin";
import type { AuthContainer } from "./auth-container";
import { AUTH_PATH, createNextAuthConfig } from "./next-auth-config";

/** Answers a request under `AUTH_PATH`, as the address that the browser knows this server by. */
export async function answerByNextAuth(request: Request, container: AuthContainer): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { handlers } = NextAuth(() => createNextAuthConfig(request, container));
  const nextUrl = new URL(`${pathname}${search}`, readOrigin(request));
  // Not made as a NextRequest, which takes 127.0.0.1 for localhost: the browser would come back to where its cookies are not.
  const seen = Object.assign(new Request(nextUrl, request), { nextUrl }) as unknown as NextRequest;
  const response = await (request.method === "POST" ? handlers.POST(seen) : handlers.GET(seen));
  // Its redirects have headers that cannot be added to.
  return new Response(response.body, response);
}

const csrfSchema = z.object({ csrfToken: z.string() });
const startSchema = z.object({ url: z.string() });

/** Where to send the browser, and the cookies by which it is known again when it comes back. */
export async function beginProviderSignIn(
  { provider, next }: { provider: SignInProviderId; next: string | undefined },
  request: Request,
  container: AuthContainer,
): Promise<{ url: string; setCookies: string[] }> {
  const origin = readOrigin(request);
  const ask = (path: string, init: RequestInit, cookies: string) => {
    const headers = new Headers(init.headers);
    headers.set("cookie", cookies);
    headers.set("host", new URL(origin).host);
    return answerByNextAuth(
      new Request(new URL(`${AUTH_PATH}/${path}`, origin), { ...init, headers }),
      container,
    );
  };
  const sent = request.headers.get("cookie") ?? "";
  // next-auth's own protection against foreign pages, which the check of the origin has made sure of already.
  const csrf = await ask("csrf", {}, sent);
  const { csrfToken } = csrfSchema.parse(await csrf.json());
  const given = csrf.headers.getSetCookie();
  const body = new URLSearchParams({ csrfToken, callbackUrl: toSafePath(next) });
  const cookies = [sent, ...given.map((cookie) => cookie.split(";")[0])].filter(Boolean).join("; ");
  const started = await ask(
    `signin/${provider}`,
    { method: "POST", body, headers: { "x-auth-return-redirect": "1" } },
    cookies,
  );
  const { url } = startSchema.parse(await started.json());
  return { url, setCookies: [...given, ...started.headers.getSetCookie()] };
}
