import { randomUUID } from "node:crypto";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { z } from "zod";
import { HttpRefusal } from "@/lib/server/http/http-refusal";
import { readJsonBody } from "@/lib/server/http/read-json-body";
import type { V1Call } from "@/lib/server/v1/v1-route";
import packageJson from "@/package.json";
import { createCallsUnderWay } from "./calls-under-way";
import { createMcpServer } from "./mcp-tools";

/** A prompt, and what surrounds it. */
const BODY = { maxBytes: 4 * 1_048_576, tooLarge: "The message is larger than 4 MiB: shorten the prompt." };
const SESSION = "mcp-session-id";

const messageSchema = z.looseObject({
  method: z.string().optional(),
  id: z.union([z.string(), z.number()]).optional(),
  params: z.looseObject({ requestId: z.union([z.string(), z.number()]).optional() }).optional(),
});
const bodySchema = z.union([messageSchema, z.array(messageSchema).max(100)]);

const underWay = createCallsUnderWay();

/**
 * The Model Context Protocol over Streamable HTTP. Each request has a server and a transport of its own, so that any process
 * answers any call, and a token that was revoked counts for nothing from the next one on. A session's id is only a name, by which
 * a later request cancels an earlier one of the same client.
 */
export async function serveMcp(call: V1Call): Promise<Response> {
  const { request, grant } = call;
  const body = await readMessages(request);
  if (body instanceof Response) return body;
  const messages = Array.isArray(body) ? body : [body];
  const session = request.headers.get(SESSION) ?? "";
  const nameOf = (id: string | number) => ({ tokenId: grant.id, session, request: id });
  for (const { method, params } of messages) {
    const cancelled = method === "notifications/cancelled" ? params?.requestId : undefined;
    if (cancelled !== undefined) underWay.cancel(nameOf(cancelled));
  }
  const server = createMcpServer(call, {
    version: packageJson.version,
    begin: (id) => underWay.begin(nameOf(id)),
  });
  const transport = new WebStandardStreamableHTTPServerTransport();
  await server.connect(transport);
  // Ends the calls that the client was waiting for.
  request.signal.addEventListener("abort", () => void server.close(), { once: true });
  const response = await transport.handleRequest(request, { parsedBody: body });
  if (messages.some(({ method }) => method === "initialize")) response.headers.set(SESSION, randomUUID());
  return response;
}

/** What is no message is told in the protocol's own words, by JSON-RPC's codes (5.1). */
async function readMessages(request: Request): Promise<z.infer<typeof bodySchema> | Response> {
  try {
    return await readJsonBody(request, bodySchema, BODY);
  } catch (error) {
    if (!(error instanceof HttpRefusal) || error.refusal.code !== "invalid-body") throw error;
    const code = error.status === 400 ? -32_700 : -32_600;
    const body = { jsonrpc: "2.0", error: { code, message: error.refusal.detail }, id: null };
    return Response.json(body, { status: 400 });
  }
}
