import type { ExportDocument } from "@/lib/server/runs/export/export-runs";
import { toContentDisposition } from "@/lib/server/runs/export/to-file-name";

/** A download, which no browser shows as a page. */
export function toExportResponse({ fileName, mediaType, text }: ExportDocument): Response {
  return new Response(toByteStream(text), {
    headers: {
      "content-type": mediaType,
      "content-disposition": toContentDisposition(fileName),
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    },
  });
}

/** The next part is written once the one before was taken. */
function toByteStream(text: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = text[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
