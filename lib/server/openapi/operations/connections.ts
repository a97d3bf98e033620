import type { Operation } from "@/lib/server/openapi/operation";

const SERVER = { kind: "openai-compatible", baseUrl: "http://127.0.0.1:11434/v1" };

export const CONNECTIONS: readonly Operation[] = [
  {
    ...{ method: "get", path: "/api/connections", id: "listConnections", tag: "Connections", scope: "read" },
    summary: "Connections",
    description:
      "Your own first, then the instance's. Of a key its last four characters are told, and no more.",
    answers: [{ status: 200, description: "The connections.", content: { json: "ConnectionList" } }],
  },
  {
    ...{ method: "post", path: "/api/connections", id: "addConnection", tag: "Connections", scope: "manage" },
    summary: "Connect a provider or a server",
    description: "The key is kept sealed, and only ever sent to the address that it was entered for.",
    body: { schema: "CreateConnection", examples: { "A server of yours": { ...SERVER, name: "Ollama" } } },
    answers: [{ status: 201, description: "The connection.", content: { json: "Connection" } }],
    refusals: ["limit-reached"],
  },
  {
    ...{ method: "patch", path: "/api/connections/{connectionId}", id: "changeConnection" },
    ...{ tag: "Connections", scope: "manage" },
    summary: "Change or pause a connection",
    description: "A new address needs the key with it, or null for none.",
    body: { schema: "UpdateConnection", examples: { Pause: { paused: true } } },
    answers: [{ status: 200, description: "As it is now.", content: { json: "Connection" } }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "delete", path: "/api/connections/{connectionId}", id: "deleteConnection" },
    ...{ tag: "Connections", scope: "manage" },
    summary: "Delete a connection",
    description: "With its key. Runs that use it fail with their next call.",
    answers: [{ status: 204, description: "It is gone." }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "post", path: "/api/connections/{connectionId}/test", id: "testConnection" },
    ...{ tag: "Connections", scope: "manage" },
    summary: "Try a connection",
    description: "Asks for its list of models, and one of them for a word. `ok: false` says what happened.",
    answers: [{ status: 200, description: "What was found.", content: { json: "ConnectionTest" } }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "post", path: "/api/connections/test", id: "testDraftConnection" },
    ...{ tag: "Connections", scope: "manage" },
    summary: "Try a connection that is not kept",
    description: "As above, before it is added.",
    body: { schema: "DraftConnection", examples: { "A server of yours": SERVER } },
    answers: [{ status: 200, description: "What was found.", content: { json: "ConnectionTest" } }],
  },
  {
    ...{ method: "get", path: "/api/connections/local", id: "findLocalServers" },
    ...{ tag: "Connections", scope: "read" },
    summary: "Model servers on the same machine",
    description: "Those that answer and are not connected yet.",
    answers: [{ status: 200, description: "What was found.", content: { json: "LocalServers" } }],
  },
];
