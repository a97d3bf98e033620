import { storedResponseQuerySchema } from "@/lib/contract/openai/response-request";
import type { Operation } from "@/lib/server/openapi/operation";
import { ANSWER_REFUSALS } from "./chat";

export const RESPONSES: readonly Operation[] = [
  {
    ...{ method: "post", path: "/v1/responses", id: "createResponse" },
    ...{ tag: "OpenAI-compatible", scope: "run" },
    summary: "Answer with a fusion or one model, as a response",
    description: `OpenAI's responses: text, images and function tools. Models, the \`fusion\` block and the plugin are those of chat completions.
A response is stored unless \`store\` is false, and \`previous_response_id\` goes on from one that is. With \`stream: true\` the answer comes as
OpenAI's events; with \`fusion.include: ["progress"]\`, events of the type \`keepalive\` tell what happens meanwhile.

**Where it fails** before its first word, it does as a chat completion does. After that the response itself is \`failed\`, and its \`error.reason\` has the code.`,
    headers: ["Idempotency-Key"],
    body: {
      schema: "ResponseRequest",
      examples: {
        "The default profile": { model: "fusion", input: "Why is the sky blue?" },
        "One model, streamed": { model: "demo/careful", input: "Why is the sky blue?", stream: true },
      },
    },
    answers: [
      {
        status: 200,
        description: "The response; with `stream: true`, as events.",
        content: { json: "Response", events: "ResponseEvent" },
        headers: ["x-tokamak-run"],
      },
    ],
    refusals: [...ANSWER_REFUSALS, "not-found", "still-running"],
    failures: true,
  },
  {
    ...{ method: "get", path: "/v1/responses/{responseId}", id: "getResponse" },
    ...{ tag: "OpenAI-compatible", scope: "read" },
    summary: "A stored response",
    description: "As it is now; with `stream=true` its events from the start, or after `starting_after`.",
    query: storedResponseQuerySchema,
    answers: [
      { status: 200, description: "The response.", content: { json: "Response", events: "ResponseEvent" } },
    ],
    refusals: ["not-found"],
  },
  {
    ...{ method: "post", path: "/v1/responses/{responseId}/cancel", id: "cancelResponse" },
    ...{ tag: "OpenAI-compatible", scope: "run" },
    summary: "Cancel a response",
    description:
      "What it had said by then is kept. One that has ended stays as it is. A token without the scope `read` is answered without what was said, asked and called.",
    answers: [{ status: 200, description: "As it is now.", content: { json: "Response" } }],
    refusals: ["not-found", "busy"],
  },
  {
    ...{ method: "delete", path: "/v1/responses/{responseId}", id: "deleteResponse" },
    ...{ tag: "OpenAI-compatible", scope: "manage" },
    summary: "Delete a response",
    description: "With its run, for good.",
    answers: [{ status: 200, description: "It is gone.", content: { json: "DeletedResponse" } }],
    refusals: ["not-found"],
  },
];
