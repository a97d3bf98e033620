import { STATUS_CODES } from "node:http";
import { type ErrorLine, isV1, listErrors } from "./error-answers";
import type { Answer, Content, Operation, RequestBody } from "./operation";
import { type HeaderName, toAnswerHeaders, toHeaderParameters, toPathParameters } from "./parameters";
import { type Components, type JsonSchema, toJsonSchema } from "./to-components";

type Refer = Components["refer"];

/** An operation with what all of its kind have in common: who may call it, and how it is refused. */
export function toOperationObject(operation: Operation, refer: Refer): JsonSchema {
  const { id, tag, summary, description, scope, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description,
    security: scope === null ? [] : [{ token: [] }],
    ...(scope !== null && { "x-tokamak-scope": scope }),
    parameters: toParameters(operation),
    ...(body && { requestBody: toRequestBody(body, refer) }),
    responses: {
      ...Object.fromEntries(
        operation.answers.map((answer) => [answer.status, toResponse(answer, operation, refer)]),
      ),
      ...toErrorResponses(operation, refer),
    },
  };
}

function toParameters({ path, query, headers = [] }: Operation): JsonSchema[] {
  return [
    ...toPathParameters(path),
    ...(query ? toQueryParameters(toJsonSchema(query, "input")) : []),
    ...toHeaderParameters(headers),
  ];
}

function toQueryParameters({ properties = {}, required = [] }: JsonSchema): JsonSchema[] {
  return Object.entries(properties as Record<string, JsonSchema>).map(([name, described]) => {
    const { description, ...schema } = described;
    return {
      name,
      in: "query",
      required: (required as string[]).includes(name),
      ...(description !== undefined && { description }),
      schema,
    };
  });
}

function toRequestBody(body: RequestBody, refer: Refer): JsonSchema {
  if ("file" in body)
    return {
      required: true,
      description: body.file,
      content: { "application/octet-stream": {} },
    };
  const examples = Object.entries(body.examples).map(([name, value]) => [name, { value }]);
  return {
    required: body.optional !== true,
    content: {
      "application/json": {
        schema: refer(body.schema, "input"),
        ...(examples.length > 0 && { examples: Object.fromEntries(examples) }),
      },
    },
  };
}

function toResponse({ description, content, headers = [] }: Answer, operation: Operation, refer: Refer) {
  const all = [...headers, ...usualHeaders(operation)];
  return {
    description,
    ...(all.length > 0 && { headers: toAnswerHeaders(all) }),
    ...(content && { content: toContent(content, refer) }),
  };
}

function toContent({ json, events, other = [], example }: Content, refer: Refer): JsonSchema {
  return {
    ...(json && {
      "application/json": { schema: refer(json, "output"), ...(example !== undefined && { example }) },
    }),
    // OpenAPI 3.1 has no word for the items of a stream: the schema is that of one data line.
    ...(events && { "text/event-stream": { schema: refer(events, "output") } }),
    ...Object.fromEntries(other.map((mediaType) => [mediaType, {}])),
  };
}

const RATE_LIMIT: HeaderName[] = [
  "x-ratelimit-limit-requests",
  "x-ratelimit-remaining-requests",
  "x-ratelimit-reset-requests",
];

function usualHeaders(operation: Operation): HeaderName[] {
  return [
    ...(operation.scope === null ? [] : RATE_LIMIT),
    ...(isV1(operation) ? (["x-request-id"] as const) : []),
  ];
}

function toErrorResponses(operation: Operation, refer: Refer): JsonSchema {
  const lines = listErrors(operation);
  const statuses = [...new Set(lines.map(({ status }) => status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const ofStatus = lines.filter((line) => line.status === status);
      return [status, toErrorResponse(status, ofStatus, operation, refer)];
    }),
  );
}

function toErrorResponse(status: number, lines: readonly ErrorLine[], operation: Operation, refer: Refer) {
  const codes = lines.map(({ code, meaning }) => `- \`${code}\`: ${meaning}`);
  const waits = status === 429 || status === 503;
  const headers = [
    ...(waits ? (["retry-after"] as const) : []),
    ...(operation.failures ? (["x-should-retry"] as const) : []),
    ...usualHeaders(operation),
  ];
  return {
    description: [`${STATUS_CODES[status]}`, ...codes].join("\n"),
    ...(headers.length > 0 && { headers: toAnswerHeaders(headers) }),
    content: isV1(operation)
      ? { "application/json": { schema: refer("ApiError", "output") } }
      : { "application/problem+json": { schema: refer("Problem", "output") } },
  };
}
