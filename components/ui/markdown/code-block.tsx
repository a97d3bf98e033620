import { type CSSProperties, memo, type ReactNode } from "react";
import { type HighlightToken, useIsCodeFenceIncomplete } from "streamdown";
import { CopyButton } from "@/components/ui/copy-button";
import { useHighlighted } from "./use-highlighted";
import "./markdown.css";

/** A fenced block: language, copy, and its own scroll sideways. Coloured once it is complete. */
export function CodeBlock({ className, children }: { className?: string; children?: ReactNode }) {
  const code = textOf(children).replace(/\n$/, "");
  const language = /language-([^\s]+)/.exec(className ?? "")?.[1] ?? "";
  return <Code code={code} language={language} complete={!useIsCodeFenceIncomplete()} />;
}

interface CodeProps {
  code: string;
  language: string;
  /** Nothing more is written to it. */
  complete?: boolean;
  /** What its head calls it; its language where absent. */
  title?: string;
}

/** Code by itself, outside any text. */
export function Code({ code, language, complete = true, title = language }: CodeProps) {
  const lines = useHighlighted(code, language, complete);
  return (
    <div className="md-code" dir="ltr">
      <div className="md-code-head" data-not-text>
        <span>{title || "text"}</span>
        <CopyButton text={() => code} label="Copy code" />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>
        <code>
          {lines
            ? lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: complete code does not change
                <Line key={`${index}-${line.length}`} tokens={line} last={index === lines.length - 1} />
              ))
            : code}
        </code>
      </pre>
    </div>
  );
}

const Line = memo(function Line({ tokens, last }: { tokens: HighlightToken[]; last: boolean }) {
  return (
    <>
      {tokens.map((token, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: complete code does not change
        <span key={`${index}-${token.content}`} style={styleOf(token)}>
          {token.content}
        </span>
      ))}
      {last ? null : "\n"}
    </>
  );
});

function styleOf({ color, htmlStyle }: HighlightToken): CSSProperties {
  const light = htmlStyle?.color ?? color;
  return { "--code-light": light, "--code-dark": htmlStyle?.["--shiki-dark"] ?? light } as CSSProperties;
}

function textOf(node: ReactNode): string {
  if (typeof node === "string") return node;
  if (Array.isArray(node)) return node.map(textOf).join("");
  return typeof node === "number" ? String(node) : "";
}
