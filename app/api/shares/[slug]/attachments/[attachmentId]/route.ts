import { toFileResponse } from "@/lib/server/http/file-response";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { quietRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = quietRoute<{ slug: string; attachmentId: string }>(
  async ({ params, account, container }) => {
    const { slug, attachmentId } = params;
    const file = requireAccepted(await container.shares.attachment(slug, { account }, attachmentId));
    // Asked for anew each time: the link may be revoked by then.
    return toFileResponse(file, "no-store");
  },
);

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
