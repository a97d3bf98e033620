import { type RefObject, useEffect } from "react";
import { createTextFinder } from "@/lib/client/find-text-range";
import { paint } from "@/lib/client/highlights";
import { type LitTarget, useRunView } from "@/lib/client/run-view-store";
import { useRunStore } from "@/lib/client/use-run";
import { findClosestSpan } from "@/lib/fusion/find-closest-span";
import type { Label } from "@/lib/fusion/labels";
import type { Span } from "@/lib/fusion/provenance";

const LIT_MS = 6_000;

/** Scrolls to and lights the passage that a finding or a source points to, when it points into this column. */
export function useLight(
  label: Label,
  scroller: RefObject<HTMLElement | null>,
  text: RefObject<HTMLElement | null>,
): void {
  const store = useRunStore();
  const lit = useRunView((view) => (view.lit?.candidate === label ? view.lit : null));
  useEffect(() => {
    const box = scroller.current;
    if (!lit || !box) return;
    box.scrollIntoView({ block: "nearest", inline: "nearest" });
    const source =
      store.getState().run?.candidates.find((candidate) => candidate.label === label)?.text ?? "";
    const span = spanOf(lit.target, source);
    const range =
      span && text.current
        ? createTextFinder(text.current).find(source.slice(span.start, span.end), span.start / source.length)
        : null;
    if (!range) return;
    paint("lit", "light", [range]);
    scrollTo(box, range);
    const timer = setTimeout(() => paint("lit", "light", []), LIT_MS);
    return () => {
      clearTimeout(timer);
      paint("lit", "light", []);
    };
  }, [lit, label, scroller, text, store]);
}

function spanOf(target: LitTarget, source: string): Span | null {
  return "span" in target ? target.span : findClosestSpan(target.claim, source);
}

/** A third from the top, so that what leads up to it can be read too. */
function scrollTo(box: HTMLElement, range: Range): void {
  const top = range.getBoundingClientRect().top - box.getBoundingClientRect().top;
  box.scrollTop += top - box.clientHeight / 3;
}
