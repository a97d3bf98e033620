import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/**
 * A path whose escapes are no UTF-8 (`/v1/models/%ff`) breaks Next's own router, which answers a bare 500. They are taken as they are
 * written, before Next sees the request, and then lead to what is not there.
 */
export function mendPaths(): void {
  diagnostics.subscribe("http.server.request.start", mend);
}

function mend(message: unknown): void {
  const { request } = message as { request: IncomingMessage };
  if (request.url !== undefined) request.url = toDecodable(request.url);
}

/** Of a request's path and query: the query breaks nothing. */
export function toDecodable(url: string): string {
  const end = url.indexOf("?");
  const path = end === -1 ? url : url.slice(0, end);
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll("%", "%25") + url.slice(path.length);
  }
}
