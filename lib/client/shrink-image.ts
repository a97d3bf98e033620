import { MAX_IMAGE_BYTES } from "@/lib/contract/attachments";

/** Anthropic refuses images that are longer on any side. */
const MAX_SIDE_PX = 8_000;
/** More than any provider looks at in one image. */
export const SHRUNK_SIDE_PX = 2_048;
const QUALITY = 0.9;

/** What makes an image too large to send, in words; null where nothing does, or it is none that this browser can read. */
export async function findTooLarge(file: Blob): Promise<string | null> {
  if (!file.type.startsWith("image/")) return null;
  if (file.size > MAX_IMAGE_BYTES) return "An image has at most 5 MiB.";
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  const { width, height } = bitmap;
  bitmap.close();
  return Math.max(width, height) > MAX_SIDE_PX
    ? `${width} × ${height} pixels: an image has at most 8,000 on a side.`
    : null;
}

/** The image drawn again, at most 2,048 pixels on a side: WebP, or JPEG where the browser writes none. Throws where it cannot be read. */
export async function shrinkImage(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, SHRUNK_SIDE_PX / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser cannot draw images.");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const webp = await encode(canvas, "image/webp");
  if (webp?.type === "image/webp") return webp;
  // JPEG has no transparency: what was clear would turn black.
  context.globalCompositeOperation = "destination-over";
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  const jpeg = await encode(canvas, "image/jpeg");
  if (!jpeg) throw new Error("This browser cannot write images.");
  return jpeg;
}

function encode(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
}

/** The name with the ending of what it is now. */
export function renameShrunk(name: string, type: string): string {
  return `${name.replace(/\.[^.]*$/, "")}.${type === "image/webp" ? "webp" : "jpg"}`;
}
