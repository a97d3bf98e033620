import { EVENT_STREAM_HEADERS, streamEvents } from "@/lib/server/http/event-stream";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readLastEventId } from "@/lib/server/http/last-event-id";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = quietRoute<{ slug: string }>(async ({ request, params, account, container }) => {
  const afterSeq = readLastEventId(request);
  const gone = new AbortController();
  request.signal.addEventListener("abort", () => gone.abort(), { once: true });
  const from = { afterSeq, signal: gone.signal };
  const following = requireAccepted(await container.shares.follow(params.slug, { account }, from));
  if (following.kind === "caught-up") return new Response(null, { status: 204 });
  return new Response(streamEvents(following.batches, container.clock, gone), {
    headers: EVENT_STREAM_HEADERS,
  });
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
