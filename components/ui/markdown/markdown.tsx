"use client";
import { lazy, memo, type Ref, Suspense } from "react";
import { cx } from "@/components/ui/cx";
import { loadPersistently } from "@/lib/client/load-persistently";

const loadDocument = () => import("./markdown-document");
const MarkdownDocument = lazy(() => loadPersistently(loadDocument));

/** Fetches the renderer before it is needed, so that a first answer does not change face while it streams. */
export function preloadMarkdown(): void {
  // A failed preload is repeated by the render that needs it.
  loadDocument().catch(() => undefined);
}

interface MarkdownProps {
  text: string;
  /** Whether more is to come. */
  streaming: boolean;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

/** A model's text: markdown, code, tables and LaTeX; no HTML, no remote images. Until the renderer is there, plain text. */
export const Markdown = memo(function Markdown({ text, streaming, className, ref }: MarkdownProps) {
  return (
    <div ref={ref} className={cx("md", className)}>
      <Suspense fallback={<div className="whitespace-pre-wrap break-words">{text}</div>}>
        <MarkdownDocument text={text} streaming={streaming} />
      </Suspense>
    </div>
  );
});
