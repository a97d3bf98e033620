import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readOrigin } from "@/lib/server/http/read-origin";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const POST = route({ token: "never" }, ({ request, ownerId, container }) =>
  toJsonResponse(requireAccepted(container.connections.beginSignIn(ownerId, readOrigin(request)))),
);
