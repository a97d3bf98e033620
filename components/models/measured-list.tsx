import { useState } from "react";
import { FIRST_SORT, type MeasuredRow, nextSort, sortRows } from "@/lib/client/measured-rows";
import { useMedia } from "@/lib/client/use-media";
import { MeasuredCards } from "./measured-cards";
import { MeasuredTable } from "./measured-table";
import type { MeasuredView } from "./measured-view";

/** A table where there is room for one, else cards: with one order, and the same models open. */
export function MeasuredList({ rows }: { rows: readonly MeasuredRow[] }) {
  const wide = useMedia("(min-width: 900px)");
  const [sort, setSort] = useState(FIRST_SORT);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const view: MeasuredView = {
    rows: sortRows(rows, sort),
    sort,
    onSort: (by) => setSort((before) => nextSort(before, by)),
    isOpen: (id) => open.has(id),
    onToggle(id) {
      setOpen((before) =>
        before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
      );
    },
  };
  return wide ? <MeasuredTable {...view} /> : <MeasuredCards {...view} />;
}
