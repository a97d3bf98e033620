import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { PEER_HEADER } from "./client-address";

/**
 * Lets route handlers know the address of a request's socket, which Next does not hand on: noted in a header before Next sees
 * the request, over whatever a client sent under its name.
 */
export function markPeers(): void {
  diagnostics.subscribe("http.server.request.start", mark);
}

function mark(message: unknown): void {
  const { request } = message as { request: IncomingMessage };
  request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
}
