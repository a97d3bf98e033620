import { serveChat } from "@/lib/server/v1/serve-chat";
import { allowCrossOrigin, refuseV1Method, v1Route } from "@/lib/server/v1/v1-route";

export const dynamic = "force-dynamic";

export const POST = v1Route("run", serveChat);

export const OPTIONS = allowCrossOrigin;

const refuse = refuseV1Method("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
