import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useEffect, useMemo } from "react";
import type { PickerRow } from "@/lib/client/picker-rows";

/** In rem, so that lines grow with the text. */
const OPTION_REM = 2.75;
const HEADING_REM = 1.625;

interface Listed {
  rows: readonly PickerRow[];
  /** The position that Enter would choose. */
  active: number | null;
  scroller: RefObject<HTMLDivElement | null>;
}

/** Which lines are drawn: those in sight, and the active one, which the combobox names wherever it is. Keeps it in sight. */
export function useListWindow({ rows, active, scroller }: Listed): Virtualizer<HTMLDivElement, Element> {
  const activeRow = useMemo(
    () => rows.findIndex((row) => row.kind === "model" && row.position === active),
    [rows, active],
  );
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16, []);
  const withActive = useCallback(
    (range: Range) => {
      const inSight = defaultRangeExtractor(range);
      if (activeRow < 0 || inSight.includes(activeRow)) return inSight;
      return [...inSight, activeRow].sort((a, b) => a - b);
    },
    [activeRow],
  );
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => rem * (rows[index]?.kind === "heading" ? HEADING_REM : OPTION_REM),
    rangeExtractor: withActive,
    overscan: 6,
  });
  // Headings stand elsewhere in another list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are what changed
  useEffect(() => virtual.measure(), [rows, virtual]);
  useEffect(() => {
    // The first one brings its heading along.
    if (active === 0) virtual.scrollToOffset(0);
    else if (activeRow >= 0) virtual.scrollToIndex(activeRow, { align: "auto" });
  }, [active, activeRow, virtual]);
  return virtual;
}
