import { memo } from "react";
import { Streamdown } from "streamdown";
import { MARKDOWN_ELEMENTS } from "./markdown-elements";
import { hasMath, normaliseMath } from "./normalise-math";
import { useMathPlugin } from "./use-math-plugin";

interface MarkdownBlockProps {
  text: string;
  /** Still growing: unfinished markdown is closed for display. */
  growing: boolean;
}

const asOneBlock = (text: string) => [text];
const NO_LINK_DIALOG = { enabled: false };
// Raw HTML is left out on purpose: it shows as the text the model wrote.
const NO_REHYPE_PLUGINS: never[] = [];
const NO_PLUGINS = {};

/** One block; draws again only when its own text changes. */
export const MarkdownBlock = memo(function MarkdownBlock({ text, growing }: MarkdownBlockProps) {
  const normalised = normaliseMath(text);
  const math = useMathPlugin(hasMath(normalised));
  return (
    <Streamdown
      className="md-block"
      components={MARKDOWN_ELEMENTS}
      controls={false}
      dir="auto"
      isAnimating={growing}
      linkSafety={NO_LINK_DIALOG}
      parseIncompleteMarkdown={growing}
      parseMarkdownIntoBlocksFn={asOneBlock}
      plugins={math ? { math } : NO_PLUGINS}
      rehypePlugins={NO_REHYPE_PLUGINS}
    >
      {normalised}
    </Streamdown>
  );
});
