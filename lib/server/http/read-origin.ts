/** What the browser calls this server, as `https://tokamak.example`. A proxy that ends TLS says so. */
export function readOrigin(request: Request): string {
  const origin = request.headers.get("origin");
  // Of a page of ours, by the check of the origin.
  if (origin !== null && request.method !== "GET") return origin;
  const { host, protocol } = new URL(request.url);
  const forwarded = request.headers.get("x-forwarded-proto");
  const scheme = forwarded === "https" || protocol === "https:" ? "https" : "http";
  return `${scheme}://${request.headers.get("host") ?? host}`;
}
