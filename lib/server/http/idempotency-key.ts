import { HttpRefusal } from "./http-refusal";

/** Null where the header is absent. Throws `HttpRefusal` for one that is no key. */
export function readIdempotencyKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return key;
  const detail = "An Idempotency-Key is 1 to 255 printable ASCII characters without spaces, such as a UUID.";
  throw new HttpRefusal({
    code: "invalid-query",
    detail,
    errors: [{ path: "Idempotency-Key", message: detail }],
  });
}
