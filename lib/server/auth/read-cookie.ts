/** The value of one cookie of a request, as it was sent; null where there is none. */
export function readCookie(request: Request, name: string): string | null {
  const pair = (request.headers.get("cookie") ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? null;
}

/** A proxy that ends TLS says so. A false claim only costs the client that makes it its own cookie. */
export function isHttps(request: Request): boolean {
  return new URL(request.url).protocol === "https:" || request.headers.get("x-forwarded-proto") === "https";
}
