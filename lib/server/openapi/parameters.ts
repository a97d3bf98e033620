/** Parameters in paths and headers. Those of a query are in the route's own schema. */
import { LABELS } from "@/lib/fusion/labels";

interface Described {
  description: string;
  schema: { type: string; [keyword: string]: unknown };
}

const text = { type: "string" };

export const PATH_PARAMETERS: Record<string, Described> = {
  runId: { description: "A run's id.", schema: text },
  label: { description: "A candidate's label.", schema: { type: "string", enum: [...LABELS] } },
  profileId: {
    description: "A profile's id, as `GET /api/profiles` lists it; where one is read, its slug will do.",
    schema: text,
  },
  connectionId: { description: "The id of a connection of one's own.", schema: text },
  attachmentId: { description: "An attachment's id.", schema: text },
  modelId: { description: "A model's id, which may have slashes.", schema: text },
  responseId: { description: "The id of a stored response.", schema: text },
  slug: { description: "The end of a permalink: `/s/<slug>`.", schema: text },
};

export const HEADERS = {
  "Idempotency-Key": {
    description:
      "Any 1 to 255 printable characters without spaces, such as a UUID. The same key with the same body gives the first run again; with another body it is refused (409).",
    schema: { type: "string", pattern: "^[\\x21-\\x7e]{1,255}$" },
  },
  "Last-Event-ID": {
    description: "The `seq` of the last event that was received: the stream goes on after it.",
    schema: { type: "string", pattern: "^\\d{1,15}$" },
  },
  "x-tokamak-run": {
    description: "The run behind the answer, to be read at `/api/runs/{runId}`. Absent: it is not kept.",
    schema: text,
  },
  "x-request-id": { description: "The call, as the server's log names it.", schema: text },
  "x-should-retry": {
    description: "`false` where another try would fail, or be paid for, alike: OpenAI's clients go by it.",
    schema: { type: "string", const: "false" },
  },
  "retry-after": { description: "Seconds to wait before the next try.", schema: { type: "integer" } },
  "x-ratelimit-limit-requests": { description: "Calls a minute.", schema: { type: "integer" } },
  "x-ratelimit-remaining-requests": { description: "Calls that are left now.", schema: { type: "integer" } },
  "x-ratelimit-reset-requests": { description: "When all of them are there again.", schema: text },
} satisfies Record<string, Described>;

export type HeaderName = keyof typeof HEADERS;

/** `/api/runs/{runId}` has `runId`. Throws where one is not described. */
export function toPathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const described = PATH_PARAMETERS[name];
    if (!described)
      throw new Error(`The path parameter ${name} has no description: add it to parameters.ts.`);
    return { name, in: "path", required: true, ...described };
  });
}

export function toHeaderParameters(names: readonly HeaderName[]) {
  return names.map((name) => ({ name, in: "header", required: false, ...HEADERS[name] }));
}

export function toAnswerHeaders(names: readonly HeaderName[]) {
  return Object.fromEntries(names.map((name) => [name, HEADERS[name]]));
}
