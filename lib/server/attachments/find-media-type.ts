/**
 * What a file is, by its bytes alone: what the client calls it is never trusted. Called by the attachment service.
 * SVG is no image here: it is a document with scripts, and no provider takes it as one.
 */
import type { ImageMediaType } from "@/lib/contract/attachments";

export type FoundFile =
  | { kind: "image"; mediaType: ImageMediaType }
  | { kind: "text"; mediaType: "text/plain"; chars: number }
  | { kind: "svg" }
  | { kind: "empty" }
  | { kind: "unknown" };

export function findMediaType(bytes: Uint8Array): FoundFile {
  if (bytes.length === 0) return { kind: "empty" };
  const image = findImageType(bytes);
  if (image) return { kind: "image", mediaType: image };
  const text = decodeText(bytes);
  if (text === null) return { kind: "unknown" };
  return isSvg(text) ? { kind: "svg" } : { kind: "text", mediaType: "text/plain", chars: text.length };
}

function findImageType(bytes: Uint8Array): ImageMediaType | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) return "image/gif";
  if (head.startsWith("RIFF") && head.slice(8) === "WEBP") return "image/webp";
  return null;
}

/** Null where it is not UTF-8, or has a NUL as only binary files do. */
function decodeText(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    if (cause instanceof TypeError) return null;
    throw cause;
  }
}

/** Its first element is `svg`. Each step of the pattern ends at one place only, so that no text makes it slow. */
function isSvg(text: string): boolean {
  return /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*|<\?[^>]*>\s*|<!(?!--)[^>]*>\s*)*<svg[\s>/]/i.test(text);
}
