import { z } from "zod";
import { runExportSchema } from "@/lib/contract/export";
import { refuseMethod } from "@/lib/server/http/refuse-method";
import { openRoute, toJsonResponse } from "@/lib/server/http/route";

export const dynamic = "force-dynamic";

export const GET = openRoute(() =>
  toJsonResponse({
    ...z.toJSONSchema(runExportSchema, { io: "input" }),
    title: "A Tokamak export of runs",
  }),
);

const refuse = refuseMethod("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
