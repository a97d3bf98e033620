import { MAX_IMAGE_BYTES } from "@/lib/contract/attachments";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readBodyBytes } from "@/lib/server/http/read-body-bytes";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { route, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

const TOO_LARGE =
  "The file is larger than 5 MiB: make the image smaller, or attach the part of the text that matters.";

export const POST = route({ token: "run" }, async ({ request, ownerId, container }) => {
  const name = new URL(request.url).searchParams.get("name") ?? "";
  const data = await readBodyBytes(request, MAX_IMAGE_BYTES, TOO_LARGE);
  return toJsonResponse(requireAccepted(await container.attachments.add(ownerId, { name, data })), 201);
});

const refuse = refuseMethod("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
