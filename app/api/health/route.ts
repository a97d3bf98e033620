import { HttpRefusal } from "@/lib/server/http/http-refusal";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { openRoute, toJsonResponse } from "@/lib/server/http/route";
import { reportFailure } from "@/lib/server/report-failure";
import packageJson from "@/package.json";

export const dynamic = "force-dynamic";

export const GET = openRoute(async ({ container }) => {
  try {
    await container.checkDatabase();
  } catch (cause) {
    reportFailure("The database cannot be reached", cause);
    throw new HttpRefusal({
      code: "busy",
      detail: "The database cannot be reached yet.",
      retryAfterSeconds: 2,
    });
  }
  return toJsonResponse({ status: "ok", version: packageJson.version });
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
