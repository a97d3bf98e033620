import { afterAll, beforeAll, expect, test } from "vitest";
import type { FailureReason } from "@/lib/fusion/errors";
import { openAICompatibleConnection } from "@/lib/server/models/openai-compatible-connection";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { fault, type StatusScript } from "@/lib/server/models/testing/upstream-script";

const KEY = "sk-canary-4f1e9a77";
let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

function connect() {
  return openAICompatibleConnection(
    {
      id: "lab",
      key: "instance:lab",
      name: "lab",
      kind: "openai-compatible",
      baseURL: upstream.url,
      apiKey: KEY,
    },
    testEnvironment(),
  );
}

interface Row {
  name: string;
  script: StatusScript;
  reason: FailureReason;
  requests: number;
  says: string;
}

const rows: Row[] = [
  {
    name: "400 with a context that is too long",
    script: fault(400, {
      code: "context_length_exceeded",
      type: "invalid_request_error",
      message: "Max is 8192 tokens.",
    }),
    reason: "context-too-long",
    requests: 1,
    says: "lab answered with an error (HTTP 400, context_length_exceeded): Max is 8192 tokens.",
  },
  {
    name: "400 with llama.cpp's word for a context that is too long",
    script: fault(400, {
      code: 400,
      type: "exceed_context_size_error",
      message: "request exceeds the context",
    }),
    reason: "context-too-long",
    requests: 1,
    says: "lab answered with an error (HTTP 400, exceed_context_size_error): request exceeds the context.",
  },
  {
    name: "400 whose message only sounds like something else",
    script: fault(400, { type: "invalid_request_error", message: "rate limit of context_length_exceeded" }),
    reason: "invalid-request",
    requests: 1,
    says: "lab answered with an error (HTTP 400, invalid_request_error): rate limit of context_length_exceeded.",
  },
  {
    name: "400 for a bad parameter",
    script: fault(400, { code: "unsupported_parameter", message: "temperature is not supported" }),
    reason: "invalid-request",
    requests: 1,
    says: "lab answered with an error (HTTP 400, unsupported_parameter): temperature is not supported.",
  },
  {
    name: "400 by Azure's content filter",
    script: fault(400, { code: "content_filter", message: "The prompt was filtered." }),
    reason: "content-filtered",
    requests: 1,
    says: "lab answered with an error (HTTP 400, content_filter): The prompt was filtered.",
  },
  {
    name: "401 that repeats the key",
    script: fault(401, { code: "invalid_api_key", message: `Incorrect API key provided: ${KEY}` }),
    reason: "unauthorized",
    requests: 1,
    says: "lab answered with an error (HTTP 401, invalid_api_key): Incorrect API key provided: •••.",
  },
  {
    name: "402 out of credit",
    script: fault(402, { code: 402, message: "Insufficient credits" }),
    reason: "out-of-credit",
    requests: 1,
    says: "lab answered with an error (HTTP 402): Insufficient credits.",
  },
  {
    name: "402 for an in-flight limit that does not lift",
    script: fault(
      402,
      { code: 402, message: "busy", metadata: { limit_source: "openrouter_in_flight_budget" } },
      { "retry-after": "1" },
    ),
    reason: "rate-limited",
    requests: 4,
    says: "lab answered with an error (HTTP 402): busy.",
  },
  {
    name: "402 out of credit that names a wait",
    script: fault(402, { code: 402, message: "Insufficient credits" }, { "retry-after": "1" }),
    reason: "out-of-credit",
    requests: 4,
    says: "lab answered with an error (HTTP 402): Insufficient credits.",
  },
  {
    name: "403 forbidden",
    script: fault(403, { message: "Not for you." }),
    reason: "unauthorized",
    requests: 1,
    says: "lab answered with an error (HTTP 403): Not for you.",
  },
  {
    name: "403 by OpenRouter's moderation",
    script: fault(403, {
      code: 403,
      message: "Flagged",
      metadata: { reasons: ["violence"], flagged_input: "…" },
    }),
    reason: "content-filtered",
    requests: 1,
    says: "lab answered with an error (HTTP 403): Flagged.",
  },
  {
    name: "404 for the model",
    script: fault(404, { type: "not_found_error", message: 'model "x" not found, try pulling it first' }),
    reason: "invalid-request",
    requests: 1,
    says: 'lab answered with an error (HTTP 404, not_found_error): model "x" not found, try pulling it first.',
  },
  {
    name: "404 with FastAPI's plain detail",
    script: { status: 404, body: { detail: "Not Found" } },
    reason: "invalid-request",
    requests: 1,
    says: "lab answered with an error (HTTP 404): Not Found.",
  },
  {
    name: "408",
    script: fault(408, { message: "too slow" }),
    reason: "timed-out",
    requests: 4,
    says: "lab answered with an error (HTTP 408): too slow.",
  },
  {
    name: "413",
    script: fault(413, { message: "too large" }),
    reason: "context-too-long",
    requests: 1,
    says: "lab answered with an error (HTTP 413): too large.",
  },
  {
    name: "422 with a text for an error",
    script: { status: 422, body: { error: "max_tokens must be positive" } },
    reason: "invalid-request",
    requests: 1,
    says: "lab answered with an error (HTTP 422): max_tokens must be positive.",
  },
  {
    name: "429 without Retry-After",
    script: fault(429, { code: "rate_limit_exceeded", message: "slow down" }),
    reason: "rate-limited",
    requests: 4,
    says: "lab answered with an error (HTTP 429, rate_limit_exceeded): slow down.",
  },
  {
    name: "429 with a Retry-After over 60 s",
    script: fault(429, { message: "slow down" }, { "retry-after": "300" }),
    reason: "rate-limited",
    requests: 1,
    says: "lab answered with an error (HTTP 429): slow down. It asks to wait 5 min.",
  },
  {
    name: "429 for an exhausted quota",
    script: fault(429, {
      code: "insufficient_quota",
      type: "insufficient_quota",
      message: "You exceeded your quota",
    }),
    reason: "out-of-credit",
    requests: 1,
    says: "lab answered with an error (HTTP 429, insufficient_quota): You exceeded your quota.",
  },
  {
    name: "500",
    script: fault(500, { message: "oops" }),
    reason: "overloaded",
    requests: 4,
    says: "lab answered with an error (HTTP 500): oops.",
  },
  {
    name: "502 with an HTML page",
    script: { status: 502, body: "<html><h1>502 Bad Gateway</h1></html>" },
    reason: "overloaded",
    requests: 4,
    says: "lab answered with an error (HTTP 502): Bad Gateway.",
  },
  {
    name: "503 with an empty body",
    script: { status: 503, body: "" },
    reason: "overloaded",
    requests: 4,
    says: "lab answered with an error (HTTP 503): Service Unavailable.",
  },
  {
    name: "504",
    script: fault(504, { message: "upstream timed out" }),
    reason: "timed-out",
    requests: 4,
    says: "lab answered with an error (HTTP 504): upstream timed out.",
  },
  {
    name: "529",
    script: fault(529, { type: "overloaded_error", message: "Overloaded" }),
    reason: "overloaded",
    requests: 4,
    says: "lab answered with an error (HTTP 529, overloaded_error): Overloaded.",
  },
  {
    name: "a redirect",
    script: { status: 307, headers: { location: "https://elsewhere.example/v1/chat/completions" } },
    reason: "invalid-request",
    requests: 1,
    says: "lab answered with a redirect (HTTP 307), which is refused: the key must not reach another address. Set the base URL to the final address.",
  },
];

test.each(rows)("$name ends as $reason after $requests request(s), in the provider's words", async (row) => {
  upstream.script(row.name, row.script);
  const parts = await collectParts(connect(), callFor(`lab/${row.name}`));
  expect(parts.at(-1)).toEqual({
    type: "failed",
    failure: { reason: row.reason, message: row.says, retryable: expect.any(Boolean) },
    served: false,
    usage: null,
    reportedUsd: null,
    servedBy: null,
  });
  expect(parts.slice(0, -1).map(({ type }) => type)).toEqual(Array(row.requests - 1).fill("retrying"));
  expect(upstream.requestsFor(row.name)).toHaveLength(row.requests);
  expect(JSON.stringify(parts)).not.toContain(KEY);
});

test.each([
  ["an HTML page", { status: 200, body: "<html>Welcome</html>" }, "text/html"],
  ["plain JSON", { status: 200, body: { choices: [{ message: { content: "hi" } }] } }, "application/json"],
])(
  "A 200 with %s instead of an event stream is told by its content type",
  async (name, script, contentType) => {
    upstream.script(name, script);
    expect(await collectParts(connect(), callFor(`lab/${name}`))).toEqual([
      {
        type: "failed",
        failure: {
          reason: "unknown",
          message: `lab answered with ${contentType} instead of an event stream. Check the base URL; it usually ends in /v1.`,
          retryable: true,
        },
        served: true,
        usage: null,
        reportedUsd: null,
        servedBy: null,
      },
    ]);
  },
);

test("An error object in a 200 that is plain JSON is classified as an error", async () => {
  upstream.script("polite", {
    status: 200,
    body: { error: { message: "No credit.", code: "insufficient_quota" } },
  });
  const parts = await collectParts(connect(), callFor("lab/polite"));
  expect(parts.map((part) => (part.type === "failed" ? part.failure.reason : part.type))).toEqual([
    "out-of-credit",
  ]);
});
