import type { ComponentProps, ReactNode } from "react";
import type { Components } from "streamdown";
import { CodeBlock } from "./code-block";

/** A model's links open elsewhere and learn nothing of this page; anything but the web and mail stays text. */
const SAFE_LINK = /^(https?:\/\/|mailto:)/i;

function Anchor({ href, children }: { href?: string; children?: ReactNode }) {
  if (!href || !SAFE_LINK.test(href)) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

/** Never loaded: an image's address can carry what the prompt held to someone else's server. */
function ImageLink({ src, alt }: ComponentProps<"img">) {
  const address = typeof src === "string" ? src : "";
  const text = `image: ${alt || address || "unnamed"}`;
  return <Anchor href={address}>{text}</Anchor>;
}

function ScrollingTable({ children }: { children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="md-table" tabIndex={0} aria-label="Table">
      <table>{children}</table>
    </section>
  );
}

function Cell({ children, style }: { children?: ReactNode; style?: ComponentProps<"td">["style"] }) {
  return <td style={style}>{children}</td>;
}

/** Plain elements: `markdown.css` styles them. Headings start at h3, below the page's own. */
export const MARKDOWN_ELEMENTS: Components = {
  a: Anchor as Components["a"],
  img: ImageLink as Components["img"],
  code: CodeBlock as Components["code"],
  inlineCode: ({ children }) => <code>{children as ReactNode}</code>,
  table: ScrollingTable as Components["table"],
  thead: "thead",
  tbody: "tbody",
  tr: "tr",
  th: "th",
  td: Cell as Components["td"],
  h1: ({ children }) => <h3 className="md-title">{children as ReactNode}</h3>,
  h2: "h3",
  h3: "h4",
  h4: "h5",
  h5: "h6",
  h6: "h6",
  ul: "ul",
  ol: "ol",
  li: "li",
  blockquote: "blockquote",
  hr: "hr",
  strong: "strong",
  sup: "sup",
  sub: "sub",
  section: "section",
  p: "p",
};
