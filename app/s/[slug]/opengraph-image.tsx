import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";
import { getContainer } from "@/lib/server/container";
import { drawPreview } from "./draw-preview";
import { titleOf } from "./find-shared-run";

export const alt = "A run on Tokamak: what was asked, of which models, and how it came out";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

const TITLE_CHARS = 140;
const FONTS = path.join(process.cwd(), "node_modules/geist/dist/fonts/geist-sans");

/** The picture of a link that anyone may open; of any other there is none, and nothing tells them apart. */
export default async function Image({ params }: { params: Promise<{ slug: string }> }) {
  const found = await getContainer().shares.read((await params).slug, { account: null });
  if (!found.ok) return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
  const [regular, medium] = await Promise.all(
    ["Geist-Regular.ttf", "Geist-Medium.ttf"].map((file) => readFile(path.join(FONTS, file))),
  );
  return new ImageResponse(drawPreview({ title: titleOf(found.value, TITLE_CHARS), run: found.value.run }), {
    ...size,
    // It may be revoked by the next time.
    headers: { "cache-control": "no-store" },
    fonts: [
      { name: "Geist", data: regular as Buffer, weight: 400 },
      { name: "Geist", data: medium as Buffer, weight: 500 },
    ],
  });
}
