"use client";
import { memo, type Ref } from "react";
import { cx } from "@/components/ui/cx";
import { useMarkdownDocument } from "./use-markdown-document";

interface MarkdownProps {
  text: string;
  /** Whether more is to come. */
  streaming: boolean;
  className?: string;
  ref?: Ref<HTMLDivElement>;
}

/** A model's text: markdown, code, tables and LaTeX; no HTML, no remote images. Until the renderer is there, plain text. */
export const Markdown = memo(function Markdown({ text, streaming, className, ref }: MarkdownProps) {
  const Document = useMarkdownDocument();
  return (
    <div ref={ref} className={cx("md", className)}>
      {Document ? (
        <Document text={text} streaming={streaming} />
      ) : (
        <div className="whitespace-pre-wrap break-words">{text}</div>
      )}
    </div>
  );
});
