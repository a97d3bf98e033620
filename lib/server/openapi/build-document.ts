/** The document of the API: OpenAPI 3.1, made from the operations' table and the routes' own schemas. Served at /openapi.json. */
import packageJson from "@/package.json";
import { isV1 } from "./error-answers";
import { type Operation, TAGS } from "./operation";
import { OPERATIONS } from "./operations";
import type { SchemaName } from "./schemas";
import { type JsonSchema, toComponents, type Way } from "./to-components";
import { toOperationObject } from "./to-operation-object";

const DESCRIPTION = `One prompt over a pool of models at once; a judge compares their answers, and one final answer follows.

**Two ways in.** \`POST /v1/chat/completions\` is a model that any OpenAI client can call: name it \`fusion\`. \`/api/runs\` is the same
with everything shown: each model's column, the judge's findings, events as they happen.

**Tokens.** Make one under *Settings → API tokens* and send it as \`Authorization: Bearer tk_…\`. What it must allow stands with every
call as \`x-tokamak-scope\`: \`run\`, \`read\` or \`manage\`. The pages of the app call \`/api\` with a cookie instead.

**Errors** say what happened and what to do next, for a person to read, and carry a stable \`code\` for a program. Under \`/v1\` they have
OpenAI's shape, elsewhere they are \`application/problem+json\`. 429 and 503 say how long to wait (\`Retry-After\`).

**New fields and new types of events may be added at any time**: pass over what you do not know.

**MCP.** \`/mcp\` is a Streamable HTTP server of the Model Context Protocol with the same tokens.`;

export interface OpenApiDocument {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, JsonSchema>>;
  components: { schemas: Record<string, JsonSchema>; [name: string]: unknown };
  [name: string]: unknown;
}

/** `serverUrl`: the server as the caller knows it, as `https://tokamak.example`. */
export function buildDocument(serverUrl: string): OpenApiDocument {
  const { refer, schemas } = toComponents(OPERATIONS.flatMap(findRoots));
  const paths: OpenApiDocument["paths"] = {};
  for (const operation of OPERATIONS) {
    const at = paths[operation.path] ?? {};
    paths[operation.path] = { ...at, [operation.method]: toOperationObject(operation, refer) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Tokamak",
      version: packageJson.version,
      summary: "Model fusion as an API.",
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: serverUrl }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "tk_<id>_<secret>",
          description: "An API token of this server: Settings → API tokens.",
        },
      },
      schemas,
    },
  };
}

export function findRoots(operation: Operation): { name: SchemaName; way: Way }[] {
  const { body, answers } = operation;
  const answered = answers.flatMap(({ content }) => [content?.json ?? [], content?.events ?? []].flat());
  return [
    { name: isV1(operation) ? "ApiError" : "Problem", way: "output" },
    ...(body && "schema" in body ? [{ name: body.schema, way: "input" } as const] : []),
    ...answered.map((name) => ({ name, way: "output" }) as const),
  ];
}
