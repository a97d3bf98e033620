import type { ExportFormat } from "@/lib/contract/export";

const SLUG_CHARS = 50;

/** Letters, digits and hyphens alone: no path, no ending of its own, no name that a system keeps for itself. */
export function toFileName(called: string, as: ExportFormat): string {
  const slug = called
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-");
  const short = [...slug]
    .slice(0, SLUG_CHARS)
    .join("")
    .replace(/^-+|-+$/g, "");
  return `tokamak-${short || "run"}.${as}`;
}

/** The header of a download: RFC 6266, with a name in ASCII for what knows no other. */
export function toContentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
