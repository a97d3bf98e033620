import { modelsQuerySchema } from "@/lib/contract/models";
import type { Operation } from "@/lib/server/openapi/operation";

export const MODELS: readonly Operation[] = [
  {
    ...{ method: "get", path: "/api/models", id: "listModelsOfApp", tag: "Models", scope: "read" },
    summary: "Models, profiles and what was measured",
    description:
      "What can answer and judge here, with prices and limits; the connections and how they are; every profile as it resolves now; and what this server measured of each model within the period. Where a connection is `unreachable` its list is the last that is known.",
    query: modelsQuerySchema,
    answers: [{ status: 200, description: "All of it.", content: { json: "ModelList" } }],
  },
  {
    ...{ method: "get", path: "/api/votes/models", id: "listModelVotes", tag: "Models", scope: "read" },
    summary: "How often each model's answer was picked",
    description: "By your own votes alone.",
    answers: [{ status: 200, description: "The counts.", content: { json: "ModelVotes" } }],
  },
];
