import type { MeasuredRow, RowSort } from "@/lib/client/measured-rows";

/** What both ways of showing the models take. */
export interface MeasuredView {
  rows: readonly MeasuredRow[];
  sort: RowSort;
  onSort: (by: RowSort["by"]) => void;
  isOpen: (id: string) => boolean;
  onToggle: (id: string) => void;
}

/** The id of the element that holds what was measured of a model. */
export function detailIdOf(model: string): string {
  return `measured-${encodeURIComponent(model)}`;
}
