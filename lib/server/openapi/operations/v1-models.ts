import type { Operation } from "@/lib/server/openapi/operation";

export const V1_MODELS: readonly Operation[] = [
  {
    ...{ method: "get", path: "/v1/models", id: "listModels", tag: "OpenAI-compatible", scope: "read" },
    summary: "What may be named as a model",
    description:
      "Fusions, with their members as they would be asked now, and single models with prices and context: those that the token may run. A token with the scope `run` alone may ask, too.",
    answers: [{ status: 200, description: "The models.", content: { json: "V1ModelList" } }],
  },
  {
    ...{ method: "get", path: "/v1/models/{modelId}", id: "getModel" },
    ...{ tag: "OpenAI-compatible", scope: "read" },
    summary: "One of them",
    description: "Its id with its slashes, as in `/v1/models/fusion/quality`.",
    answers: [{ status: 200, description: "The model.", content: { json: "V1Model" } }],
    refusals: ["not-found", "unknown-model"],
  },
];
