import type { ProblemCode } from "@/lib/contract/problem";
import type { Operation } from "@/lib/server/openapi/operation";
import { FUSED_CALL, FUSED_COMPLETION, SAMPLE_MESSAGES as messages } from "./chat-example";

/** Of every call that waits for an answer. */
export const ANSWER_REFUSALS: readonly ProblemCode[] = [
  "unknown-model",
  "cannot-answer",
  "cannot-judge",
  "nested-fusion",
  "guest-not-allowed",
  "not-allowed-by-token",
  "over-budget",
  "unpriced-model",
  "idempotency-conflict",
  "limit-reached",
  "unsupported-file",
  "too-many-runs",
  "busy",
];

export const CHAT: readonly Operation[] = [
  {
    ...{ method: "post", path: "/v1/chat/completions", id: "createChatCompletion" },
    ...{ tag: "OpenAI-compatible", scope: "run" },
    summary: "Answer a chat with a fusion or one model",
    description: `OpenAI's chat completions. \`model\` is \`fusion\` (the default profile), \`fusion/quality\`, \`fusion/budget\`, \`fusion/<slug>\` of a
profile, \`openrouter/fusion\`, or the id of one model, for which \`models\` lists fallbacks. The \`fusion\` block, or OpenRouter's
\`plugins: [{"id": "fusion"}]\`, describes a fusion in the call itself. A field that is null counts as left out; one that would change the answer
and cannot be had here is refused by its name.

With \`stream: true\` the answer is server-sent events, one chunk each, and \`data: [DONE]\` at the end. While the panel works, comments keep the
stream alive; with \`fusion.include: ["progress"]\` chunks without content tell what happens. A stream that fails after its first word ends with
an error in place of \`[DONE]\`: what came until then is no answer.

\`usage\` is of all calls together, with a line for each under \`usage.fusion.calls\`. What of the panel comes with the answer is said by
\`fusion.include\`. A fusion is kept in the history under the id in \`x-tokamak-run\` unless \`store\` is false; one model's answer only if it is true.
A caller who leaves stops the run, unless \`store\` and \`detach\` are true, or an \`Idempotency-Key\` was sent.

**Where it fails**: 4xx is for the caller to mend (the message says what); after 429 and 503 wait for \`Retry-After\`; 502 and 504 lie with a
provider, and the same call may succeed. The SDKs of OpenAI repeat 408, 409, 429 and 5xx by themselves, except where
\`x-should-retry: false\` says that it would be in vain: send an \`Idempotency-Key\`, and a repeated call finds the first run.`,
    headers: ["Idempotency-Key"],
    body: {
      schema: "ChatCompletionRequest",
      examples: {
        "The default profile": { model: "fusion", messages },
        "A panel of its own": FUSED_CALL,
        "One model, streamed": { model: "demo/careful", messages, stream: true },
        "OpenRouter's plugin": {
          ...{ model: "openrouter/fusion", messages },
          plugins: [
            { id: "fusion", analysis_models: ["demo/careful", "demo/swift"], model: "local/extractive" },
          ],
        },
      },
    },
    answers: [
      {
        status: 200,
        description: "The answer; with `stream: true`, in chunks.",
        content: { json: "ChatCompletion", events: "ChatCompletionChunk", example: FUSED_COMPLETION },
        headers: ["x-tokamak-run"],
      },
    ],
    refusals: ANSWER_REFUSALS,
    failures: true,
  },
];
