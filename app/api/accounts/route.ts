import { z } from "zod";
import { parsePlace } from "@/lib/server/accounts/people";
import { adminRoute } from "@/lib/server/http/account-route";
import { readQuery } from "@/lib/server/http/read-query";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

const CURSOR =
  "This is no cursor of ours: take nextCursor from the page before, or leave it out for the first page.";
const LIMIT = "A page has 1 to 100 accounts.";

const querySchema = z.strictObject({
  q: z
    .string()
    .max(200, "Search for at most 200 characters.")
    .optional()
    .transform((text) => text?.trim() || null),
  cursor: z
    .string()
    .optional()
    .transform((text, context) => {
      const place = text === undefined ? null : parsePlace(text);
      if (text !== undefined && !place) context.addIssue({ code: "custom", message: CURSOR });
      return place;
    }),
  limit: z.coerce.number(LIMIT).int(LIMIT).min(1, LIMIT).max(100, LIMIT).default(50),
});

export const GET = adminRoute(async ({ request, container }) => {
  const { q, cursor, limit } = readQuery(request, querySchema);
  return toJsonResponse(await container.accounts.people({ search: q, after: cursor, limit }));
});

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
