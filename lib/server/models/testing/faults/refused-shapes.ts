import { CANARY_KEY } from "@/lib/server/models/testing/adapters";
import { fault } from "@/lib/server/models/testing/upstream-script";
import {
  always,
  answered,
  brokeOff,
  FALLBACK,
  type FaultShape,
  NOTHING,
  thenWell,
  turnedAway,
} from "./fault-shape";

const inFlight = { message: "busy", metadata: { limit_source: "openrouter_in_flight_budget" } };
const asksToWait = { message: "slow down" };
/** Asked three times more, with growing waits. */
const overloaded = (says: string) => turnedAway({ reason: "overloaded", says, retries: 3 });

/** What a provider says with a status, before any stream. */
export const REFUSED_SHAPES: FaultShape[] = [
  {
    row: "429 with a short Retry-After",
    name: "429 with Retry-After: 2, then well",
    upstream: thenWell(fault(429, asksToWait, { "retry-after": "2" })),
    outcome: answered({ retries: 1 }),
  },
  {
    row: "429 with a short Retry-After",
    name: "429 with retry-after-ms: 900, then well",
    upstream: thenWell(fault(429, asksToWait, { "retry-after-ms": "900" })),
    outcome: answered({ retries: 1 }),
  },
  {
    row: "429 with a short Retry-After",
    name: "429 with Retry-After: 2, again and again",
    upstream: always(fault(429, asksToWait, { "retry-after": "2" })),
    outcome: turnedAway({ reason: "rate-limited", says: "slow down", retries: 3 }),
  },
  {
    row: "429 with Retry-After over 60 s",
    name: "429 with Retry-After: 300",
    upstream: always(fault(429, asksToWait, { "retry-after": "300" })),
    outcome: turnedAway({ reason: "rate-limited", says: "slow down. It asks to wait 5 min." }),
  },
  {
    row: "429 with Retry-After over 60 s",
    name: "429 with Retry-After: a date years ahead",
    upstream: always(fault(429, asksToWait, { "retry-after": "Fri, 31 Dec 2999 23:59:59 GMT" })),
    outcome: turnedAway({ reason: "rate-limited", says: "slow down. It asks to wait" }),
  },
  {
    row: "429 with Retry-After over 60 s",
    name: "429 with the wait in its body",
    upstream: always(
      fault(429, { ...asksToWait, ...{ details: [{ reason: "RATE_LIMIT_EXCEEDED", retryDelay: "90s" }] } }),
    ),
    outcome: turnedAway({ reason: "rate-limited", says: "slow down. It asks to wait 90 s." }),
  },
  {
    row: "429 without Retry-After, 500, 502 HTML page, 503, 529",
    name: "429 without Retry-After",
    upstream: always(fault(429, asksToWait)),
    outcome: turnedAway({ reason: "rate-limited", says: "slow down", retries: 3 }),
  },
  {
    row: "429 without Retry-After, 500, 502 HTML page, 503, 529",
    name: "500",
    upstream: always(fault(500, { message: "oops" })),
    outcome: overloaded("oops"),
  },
  {
    row: "429 without Retry-After, 500, 502 HTML page, 503, 529",
    name: "502 with an HTML page",
    upstream: always({ status: 502, body: "<html><h1>502 Bad Gateway</h1></html>" }),
    outcome: overloaded("Bad Gateway"),
  },
  {
    row: "429 without Retry-After, 500, 502 HTML page, 503, 529",
    name: "503 with an empty body",
    upstream: always({ status: 503, body: "" }),
    outcome: overloaded("Service Unavailable"),
  },
  {
    row: "429 without Retry-After, 500, 502 HTML page, 503, 529",
    name: "529",
    upstream: always(fault(529, { type: "overloaded_error", message: "Overloaded" })),
    outcome: overloaded("Overloaded"),
  },
  {
    row: "429 without Retry-After, 500, 502 HTML page, 503, 529",
    name: "500, 503 and 529, then well",
    upstream: thenWell(fault(500), fault(503), fault(529)),
    outcome: answered({ retries: 3 }),
  },
  {
    row: "429 without Retry-After, 500, 502 HTML page, 503, 529",
    name: "408",
    upstream: always(fault(408, { message: "too slow" })),
    outcome: turnedAway({ reason: "timed-out", says: "too slow", retries: 3 }),
  },
  {
    row: "429 without Retry-After, 500, 502 HTML page, 503, 529",
    name: "504",
    upstream: always(fault(504, { message: "upstream timed out" })),
    outcome: turnedAway({ reason: "timed-out", says: "upstream timed out", retries: 3 }),
  },
  {
    row: "402: transient in-flight limit, or out of credit",
    name: "402 for an in-flight limit, with Retry-After, then well",
    upstream: thenWell(fault(402, inFlight, { "retry-after": "1" })),
    outcome: answered({ retries: 1 }),
  },
  {
    row: "402: transient in-flight limit, or out of credit",
    name: "402 out of credit",
    upstream: always(fault(402, { code: 402, message: "Insufficient credits" })),
    outcome: turnedAway({ reason: "out-of-credit", says: "Insufficient credits" }),
  },
  {
    row: "402: transient in-flight limit, or out of credit",
    name: "429 for an exhausted quota",
    upstream: always(fault(429, { code: "insufficient_quota", message: "You exceeded your quota" })),
    outcome: turnedAway({ reason: "out-of-credit", says: "You exceeded your quota" }),
  },
  {
    row: "400 context too long, bad parameter, 401, 404 model",
    name: "400 context too long",
    upstream: always(fault(400, { code: "context_length_exceeded", message: "Max is 8192 tokens." })),
    outcome: turnedAway({ reason: "context-too-long", says: "Max is 8192 tokens." }),
  },
  {
    row: "400 context too long, bad parameter, 401, 404 model",
    name: "413",
    upstream: always(fault(413, { message: "too large" })),
    outcome: turnedAway({ reason: "context-too-long", says: "too large" }),
  },
  {
    row: "400 context too long, bad parameter, 401, 404 model",
    name: "400 bad parameter",
    upstream: always(fault(400, { code: "unsupported_parameter", message: "temperature is not supported" })),
    outcome: turnedAway({ reason: "invalid-request", says: "temperature is not supported" }),
  },
  {
    row: "400 context too long, bad parameter, 401, 404 model",
    name: "422 with a text for an error",
    upstream: always({ status: 422, body: { error: "max_tokens must be positive" } }),
    outcome: turnedAway({ reason: "invalid-request", says: "max_tokens must be positive" }),
  },
  {
    row: "400 context too long, bad parameter, 401, 404 model",
    name: "401 that repeats the key",
    upstream: always(
      fault(401, { code: "invalid_api_key", message: `Incorrect API key provided: ${CANARY_KEY}` }),
    ),
    outcome: turnedAway({ reason: "unauthorized", says: "Incorrect API key provided: •••" }),
  },
  {
    row: "400 context too long, bad parameter, 401, 404 model",
    name: "403",
    upstream: always(fault(403, { message: "Not for you." })),
    outcome: turnedAway({ reason: "unauthorized", says: "Not for you." }),
  },
  {
    row: "400 context too long, bad parameter, 401, 404 model",
    name: "404 model",
    upstream: always(fault(404, { code: "model_not_found", message: "No such model." })),
    outcome: turnedAway({ reason: "invalid-request", says: "No such model." }),
  },
  {
    row: "content filter; refusal",
    name: "400 by a content filter",
    upstream: always(fault(400, { code: "content_filter", message: "The prompt was filtered." })),
    outcome: turnedAway({ reason: "content-filtered", says: "The prompt was filtered." }),
  },
  {
    row: "content filter; refusal",
    name: "403 by moderation",
    upstream: always(fault(403, { message: "Flagged", metadata: { reasons: ["violence"] } })),
    outcome: turnedAway({ reason: "content-filtered", says: "Flagged" }),
  },
  {
    row: "200 with HTML or plain JSON instead of SSE",
    name: "200 with HTML",
    upstream: always({ status: 200, body: `<html>Welcome, ${CANARY_KEY}</html>` }),
    outcome: brokeOff({ reason: "unknown", says: "text/html instead of an event stream", kept: NOTHING }),
  },
  {
    row: "200 with HTML or plain JSON instead of SSE",
    name: "200 with a whole answer as JSON",
    upstream: always({ status: 200, body: { choices: [{ message: { content: "hi" } }] } }),
    outcome: brokeOff({
      reason: "unknown",
      says: "application/json instead of an event stream",
      kept: NOTHING,
    }),
  },
  {
    row: "error object inside a 200 stream",
    name: "200 with an error object as JSON",
    upstream: always({
      status: 200,
      body: { error: { message: "No credit.", code: "insufficient_quota" } },
    }),
    outcome: brokeOff({ reason: "out-of-credit", says: "No credit.", kept: NOTHING }),
  },
  {
    row: "any redirect",
    name: "307 to another host",
    upstream: always({ status: 307, headers: { location: "https://elsewhere.invalid/v1/chat/completions" } }),
    outcome: turnedAway({ reason: "invalid-request", says: "a redirect (HTTP 307), which is refused" }),
  },
  {
    row: "any redirect",
    name: "301 on the same host",
    upstream: always({ status: 301, headers: { location: "/v1/chat/completions" } }),
    outcome: turnedAway({ reason: "invalid-request", says: "a redirect (HTTP 301), which is refused" }),
  },
  {
    row: "DNS failure, refused connection, expired TLS",
    name: "DNS failure",
    upstream: "no such host",
    outcome: turnedAway({ reason: "network", says: "cannot be resolved" }),
  },
  {
    row: "DNS failure, refused connection, expired TLS",
    name: "refused connection",
    upstream: "nothing listens",
    outcome: turnedAway({ reason: "network", says: "nothing listens at 127.0.0.1" }),
  },
  {
    row: "DNS failure, refused connection, expired TLS",
    name: "expired TLS",
    upstream: "expired certificate",
    outcome: turnedAway({ reason: "network", says: "is not valid (CERT_HAS_EXPIRED)" }),
  },
  {
    row: "DNS failure, refused connection, expired TLS",
    name: "a server that speaks no TLS",
    upstream: "no TLS",
    outcome: turnedAway({ reason: "network", says: "no TLS connection to 127.0.0.1" }),
  },
  {
    row: "reset before headers",
    name: "reset before headers, then well",
    upstream: thenWell("reset"),
    outcome: answered({ retries: 1 }),
  },
  {
    row: "reset before headers",
    name: "reset before headers, again and again",
    upstream: always("reset"),
    outcome: brokeOff({
      reason: "network",
      says: "the connection was closed before an answer began",
      kept: NOTHING,
      retries: 1,
    }),
  },
  {
    row: "no headers at all",
    name: "no headers at all",
    upstream: always("no-headers"),
    limit: "headers",
    outcome: brokeOff({ reason: "timed-out", says: "did not begin to answer within", kept: NOTHING }),
  },
  {
    row: "primary down for a minute, then well",
    name: "503 again and again, and a fallback",
    upstream: always(fault(503, { message: "down" })),
    hasFallback: true,
    outcome: answered({ retries: 3, by: "its fallback", kept: FALLBACK }),
  },
  {
    row: "400 context too long, bad parameter, 401, 404 model",
    name: "400 context too long, and a fallback",
    upstream: always(fault(400, { code: "context_length_exceeded", message: "Max is 8192 tokens." })),
    hasFallback: true,
    outcome: answered({ by: "its fallback", kept: FALLBACK }),
  },
];
