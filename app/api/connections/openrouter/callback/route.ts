import type { SignInOutcome } from "@/lib/contract/connections";
import { readOrigin } from "@/lib/server/http/read-origin";
import { route } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

/** Where OpenRouter sends the browser back to. */
export const GET = route({ token: "never" }, async ({ request, ownerId, container }) => {
  const { searchParams, pathname } = new URL(request.url);
  const code = searchParams.get("code");
  if (!code) return toSettings("refused");
  const { outcome, known } = await container.connections.finishSignIn(ownerId, code);
  const origin = new URL(readOrigin(request));
  if (known || origin.hostname !== "localhost" || searchParams.has("hop")) return toSettings(outcome);
  // OpenRouter knows this machine as localhost only; the browser that began as 127.0.0.1 has its cookie there.
  origin.hostname = "127.0.0.1";
  return redirect(`${origin.origin}${pathname}?code=${encodeURIComponent(code)}&hop=1`);
});

function toSettings(outcome: SignInOutcome): Response {
  return redirect(`/settings/connections?sign-in=${outcome}`);
}

function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
