import { usageQuerySchema } from "@/lib/contract/usage";
import type { Operation } from "@/lib/server/openapi/operation";

export const SERVER: readonly Operation[] = [
  {
    ...{ method: "get", path: "/api/usage", id: "getUsage", tag: "Costs", scope: "read" },
    summary: "What was spent",
    description:
      "By day, profile, model and connection, in tables that add up to the micro-dollar; with the budgets as they stand. Days are UTC's, and both ends are in. `of=instance` is for admins in the app, and for no token.",
    query: usageQuerySchema,
    answers: [{ status: 200, description: "The sums.", content: { json: "Usage" } }],
    refusals: ["admins-only"],
  },
  {
    ...{ method: "get", path: "/api/health", id: "getHealth", tag: "Server", scope: null },
    summary: "Whether the server can take a run",
    description: "503: it cannot yet. Wait for `Retry-After`.",
    answers: [
      {
        status: 200,
        description: "It can.",
        content: { json: "Health", example: { status: "ok", version: "1.0.0" } },
      },
    ],
    refusals: ["busy"],
  },
  {
    ...{ method: "get", path: "/api/schemas/run-export.json", id: "getRunExportSchema" },
    ...{ tag: "Server", scope: null },
    summary: "The JSON schema of an export",
    description: "Of `GET /api/runs/{runId}/export?as=json`.",
    answers: [{ status: 200, description: "The schema.", content: { other: ["application/json"] } }],
  },
  {
    ...{ method: "get", path: "/api/schemas/profile.json", id: "getProfileSchema" },
    ...{ tag: "Server", scope: null },
    summary: "The JSON schema of an exported profile",
    description: "Of `GET /api/profiles/{profileId}/export`.",
    answers: [{ status: 200, description: "The schema.", content: { other: ["application/json"] } }],
  },
];
