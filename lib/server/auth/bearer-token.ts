/**
 * What a program calls with: the credentials of `Authorization: Bearer …` (RFC 6750, 2.1), of which nothing is known yet. Null
 * without such a header; one of another scheme is a proxy's business, and as good as none.
 */
export function readBearerToken(request: Request): string | null {
  const [scheme = "", ...credentials] = (request.headers.get("authorization") ?? "").trim().split(/\s+/);
  return scheme.toLowerCase() === "bearer" ? credentials.join(" ") : null;
}
