import type { StoredAttachment } from "@/lib/server/attachments/attachment-store";

/**
 * A file that somebody gave, as bytes that can do nothing here: its type is the one found in it and is not guessed anew, text
 * is plain whatever it says, and opened by itself it runs in a sandbox without an origin.
 */
export function toFileResponse(
  { name, mediaType, kind, data }: StoredAttachment,
  // It never changes; and it is its owner's, whom the cookie tells.
  cacheControl = "private, max-age=86400, immutable",
): Response {
  return new Response(data, {
    headers: {
      "content-type": kind === "text" ? "text/plain; charset=utf-8" : mediaType,
      "content-disposition": `inline; filename*=UTF-8''${encodeFileName(name)}`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": cacheControl,
      vary: "cookie",
    },
  });
}

/** RFC 8187: what `encodeURIComponent` leaves and the header may not have. */
function encodeFileName(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
