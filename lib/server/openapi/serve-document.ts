import { createHash } from "node:crypto";
import { readOrigin } from "@/lib/server/http/read-origin";
import { buildDocument } from "./build-document";

const SERVER_URL = "https://tokamak.invalid";

/** Made once: the address of the server, which alone differs from call to call, is put in. */
let document: string | null = null;

/** The document as JSON, for any page to read. Known by its content: whoever has it is told so. */
export function serveDocument(request: Request): Response {
  document ??= JSON.stringify(buildDocument(SERVER_URL));
  const text = document.replace(JSON.stringify(SERVER_URL), JSON.stringify(readOrigin(request)));
  const etag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "cache-control": "public, max-age=0, must-revalidate",
    "access-control-allow-origin": "*",
    // The address in it is as the caller, or a proxy before it, says.
    vary: "host, x-forwarded-proto",
    etag,
  };
  const isKnown =
    request.headers
      .get("if-none-match")
      ?.split(/\s*,\s*/)
      .includes(etag) === true;
  return new Response(isKnown ? null : text, { status: isKnown ? 304 : 200, headers });
}
