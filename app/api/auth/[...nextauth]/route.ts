import { answerByNextAuth } from "@/lib/server/auth/next-auth";
import { openRoute } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

const handle = openRoute({ token: "never" }, ({ request, container }) =>
  answerByNextAuth(request, container),
);

export { handle as GET, handle as POST };
