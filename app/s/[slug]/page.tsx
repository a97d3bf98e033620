import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { readOrigin } from "@/lib/server/http/read-origin";
import { findSharedRun, titleOf } from "./find-shared-run";
import { SharedRunPage } from "./shared-run-page";

interface SharePageProps {
  params: Promise<{ slug: string }>;
}

const UNLISTED = {
  robots: { index: false, follow: false },
  referrer: "no-referrer",
} satisfies Metadata;

export async function generateMetadata({ params }: SharePageProps): Promise<Metadata> {
  const shared = await findSharedRun((await params).slug);
  if (!shared) return { ...UNLISTED, title: "Nothing here" };
  const title = titleOf(shared);
  const description = "One prompt, several models side by side, one fused answer.";
  return {
    ...UNLISTED,
    title,
    description,
    // The preview's address must be whole.
    metadataBase: new URL(readOrigin(new Request("http://localhost", { headers: await headers() }))),
    openGraph: { title, description, type: "article" },
  };
}

export default async function Page({ params }: SharePageProps) {
  const { slug } = await params;
  const shared = await findSharedRun(slug);
  if (!shared) notFound();
  const { prompt, createdAt, request } = shared.run;
  return (
    <SharedRunPage
      slug={slug}
      title={titleOf(shared)}
      showCosts={shared.showCosts}
      asked={{ prompt, createdAt, request }}
    />
  );
}
