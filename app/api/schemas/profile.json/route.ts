import { z } from "zod";
import { profileFileSchema } from "@/lib/contract/profiles";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { openRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = openRoute(() =>
  toJsonResponse({
    ...z.toJSONSchema(profileFileSchema, { io: "input" }),
    title: "A Tokamak profile",
  }),
);

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
