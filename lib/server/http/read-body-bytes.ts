import { HttpRefusal } from "./http-refusal";

/**
 * The body, never more of it than `maxBytes`: counted while reading, because what a Content-Length header says is not to
 * be trusted, and may be missing. Throws `HttpRefusal` 413 with `tooLarge` as its words.
 */
export async function readBodyBytes(
  request: Request,
  maxBytes: number,
  tooLarge: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const refuse = () => new HttpRefusal({ code: "body-too-large", detail: tooLarge });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw refuse();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) throw refuse();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
