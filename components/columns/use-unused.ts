import { type RefObject, useEffect } from "react";
import { createTextFinder } from "@/lib/client/find-text-range";
import { paint } from "@/lib/client/highlights";
import { useRunView } from "@/lib/client/run-view-store";
import { useRunStore } from "@/lib/client/use-run";
import { useShownFusion } from "@/lib/client/use-shown-fusion";
import type { Label } from "@/lib/fusion/labels";

/** Dims what the fused answer did not take up from this candidate, while the reader asks for it. */
export function useUnused(label: Label, text: RefObject<HTMLElement | null>): void {
  const store = useRunStore();
  const shown = useRunView((view) => view.showUnused);
  const unused = useShownFusion((fusion) => fusion?.provenance?.unused[label] ?? null);
  useEffect(() => {
    const root = text.current;
    const source =
      store.getState().run?.candidates.find((candidate) => candidate.label === label)?.text ?? "";
    if (!shown || !unused || !root) return;
    const finder = createTextFinder(root);
    const ranges = unused.map((span) =>
      finder.find(source.slice(span.start, span.end), span.start / source.length),
    );
    paint(
      "unused",
      label,
      ranges.filter((range) => range !== null),
    );
    return () => paint("unused", label, []);
  }, [shown, unused, label, text, store]);
}
