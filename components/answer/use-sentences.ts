import { type PointerEvent, type RefObject, useCallback, useEffect, useState } from "react";
import { createTextFinder } from "@/lib/client/find-text-range";
import { paint } from "@/lib/client/highlights";
import type { Provenance, SentenceSource } from "@/lib/fusion/provenance";

/** A sentence of the answer where it stands on the screen; `top` and `bottom` count from the text's own top. */
export interface PlacedSentence {
  index: number;
  sentence: SentenceSource;
  range: Range;
  top: number;
  bottom: number;
}

/** Finds the answer's sentences in the rendered text, and which one the reader points at. */
export function useSentences(
  text: RefObject<HTMLElement | null>,
  answer: string,
  provenance: Provenance | null,
) {
  const [placed, setPlaced] = useState<PlacedSentence[]>([]);
  const [active, setActive] = useState<PlacedSentence | null>(null);

  useEffect(() => {
    const root = text.current;
    setActive(null);
    if (!root || !provenance) return setPlaced([]);
    const measure = () => setPlaced(place(root, answer, provenance));
    const observer = new ResizeObserver(measure);
    observer.observe(root);
    return () => observer.disconnect();
  }, [text, answer, provenance]);

  useEffect(() => {
    if (!active) return;
    const name = `source-${active.sentence.source?.toLowerCase() ?? "none"}`;
    paint(name, "answer", [active.range]);
    return () => paint(name, "answer", []);
  }, [active]);

  const onPointerMove = useCallback(
    (event: PointerEvent) => {
      const point = pointUnder(event.clientX, event.clientY);
      const hit = point && placed.find(({ range }) => range.isPointInRange(point.node, point.offset));
      setActive(hit ?? null);
    },
    [placed],
  );
  return { placed, active, setActive, onPointerMove, onPointerLeave: useCallback(() => setActive(null), []) };
}

function place(root: HTMLElement, answer: string, provenance: Provenance): PlacedSentence[] {
  const finder = createTextFinder(root);
  const origin = root.getBoundingClientRect().top;
  return provenance.sentences.flatMap((sentence, index) => {
    const range = finder.find(
      answer.slice(sentence.start, sentence.end),
      sentence.start / Math.max(1, answer.length),
    );
    const rects = range?.getClientRects();
    const first = rects?.[0];
    if (!range || !first) return [];
    const last = rects[rects.length - 1] ?? first;
    return [{ index, sentence, range, top: first.top - origin, bottom: last.bottom - origin }];
  });
}

function pointUnder(x: number, y: number): { node: Node; offset: number } | null {
  if ("caretPositionFromPoint" in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position && { node: position.offsetNode, offset: position.offset };
  }
  return null;
}
