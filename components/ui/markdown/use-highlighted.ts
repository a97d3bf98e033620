import { useEffect, useState } from "react";
import type { HighlightResult } from "streamdown";

/** Beyond this, colouring costs more than it helps. */
const LONGEST_HIGHLIGHTED = 30_000;

/** Light and dark. The plain ones fall below 4.5:1 on the code's ground: keywords at 4.1. */
const THEMES: Parameters<typeof import("@streamdown/code")["code"]["highlight"]>[0]["themes"] = [
  "github-light-high-contrast",
  "github-dark-high-contrast",
];

/** Shiki's tokens once the block is complete; null before, and for what it does not know. The highlighter is loaded on first need. */
export function useHighlighted(
  code: string,
  language: string,
  complete: boolean,
): HighlightResult["tokens"] | null {
  const [result, setResult] = useState<{ code: string; tokens: HighlightResult["tokens"] } | null>(null);
  const wanted = complete && language !== "" && code.length <= LONGEST_HIGHLIGHTED;
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    highlight(code, language).then((tokens) => {
      if (current && tokens) setResult({ code, tokens });
    });
    return () => {
      current = false;
    };
  }, [code, language, wanted]);
  return result?.code === code ? result.tokens : null;
}

async function highlight(code: string, language: string): Promise<HighlightResult["tokens"] | null> {
  const loaded = await import("@streamdown/code").catch(() => null);
  // Without the highlighter the code stays as it is, in one colour.
  if (!loaded) return null;
  const { code: plugin } = loaded;
  const known = plugin.getSupportedLanguages().find((each) => each === language);
  if (!plugin.supportsLanguage((known ?? language) as never)) return null;
  return new Promise((resolve) => {
    const ready = plugin.highlight({ code, language: language as never, themes: THEMES }, (result) =>
      resolve(result.tokens as HighlightResult["tokens"]),
    );
    if (ready) resolve(ready.tokens as HighlightResult["tokens"]);
  });
}
