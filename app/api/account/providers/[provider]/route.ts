import { z } from "zod";
import { beginProviderSchema, SIGN_IN_PROVIDERS } from "@/lib/contract/accounts";
import { invitationCookie } from "@/lib/server/auth/invitation-cookie";
import { beginProviderSignIn } from "@/lib/server/auth/next-auth";
import { HttpRefusal } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { openRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

const providerSchema = z.enum(SIGN_IN_PROVIDERS);
const MISSING = "This instance has no such sign-in: its operator sets up GitHub and Google.";

/** Begins a sign-in with a provider: the browser goes there, and comes back to next-auth's callback. */
export const POST = openRoute<{ provider: string }>(
  { token: "never" },
  async ({ request, params, container }) => {
    const provider = providerSchema.safeParse(params.provider).data;
    if (!provider || !container.auth.providers.some(({ id }) => id === provider))
      throw new HttpRefusal({ code: "not-found", detail: MISSING });
    const { next, invitation } = await readJsonBody(request, beginProviderSchema);
    const { url, setCookies } = await beginProviderSignIn({ provider, next }, request, container);
    const response = toJsonResponse({ url });
    for (const cookie of [...setCookies, invitationCookie(request, invitation)])
      response.headers.append("set-cookie", cookie);
    return response;
  },
);

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
