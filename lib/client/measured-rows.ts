/** What the Models page lists: measured models with their names, searched and sorted. */
import type { MeasuredModel, ModelList } from "@/lib/contract/models";
import { shortModelName } from "./format";

export interface MeasuredRow {
  id: string;
  name: string;
  connection: string;
  measured: MeasuredModel;
}

export function toMeasuredRows({ items, connections, measured }: ModelList): MeasuredRow[] {
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const connectionNames = new Map(connections.map(({ id, name }) => [id, name]));
  return measured.map((one) => ({
    id: one.model,
    // What is no longer listed, or never was, as a model with a routing suffix.
    name: names.get(one.model) ?? shortModelName(one.model),
    connection: connectionNames.get(one.connection) ?? one.connection,
    measured: one,
  }));
}

/** How many listed models nobody called in the period. */
export function countUncalled({ items, measured }: ModelList): number {
  const called = new Set(measured.map(({ model }) => model));
  return items.filter(({ id }) => !called.has(id)).length;
}

/** Every word must be found in the name, the id or the connection's name. */
export function searchRows(rows: readonly MeasuredRow[], query: string): MeasuredRow[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(({ id, name, connection }) => {
    const text = `${name} ${id} ${connection}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What each column is sorted by, and whether its first click puts the highest first; null: not known, always last. */
const SORTS = {
  model: { of: ({ name }: MeasuredRow) => name.toLowerCase(), descending: false },
  calls: { of: ({ measured }: MeasuredRow) => measured.calls, descending: true },
  firstToken: { of: ({ measured }: MeasuredRow) => measured.firstTokenMs?.p50 ?? null, descending: false },
  rate: { of: ({ measured }: MeasuredRow) => measured.tokensPerSecond?.p50 ?? null, descending: true },
  failures: { of: ({ measured }: MeasuredRow) => measured.failureRate, descending: true },
  spent: {
    of: ({ measured: { spent } }: MeasuredRow) => spent.usd ?? spent.atLeastUsd ?? null,
    descending: true,
  },
};
export type SortKey = keyof typeof SORTS;
export interface RowSort {
  by: SortKey;
  descending: boolean;
}

export const FIRST_SORT: RowSort = { by: "calls", descending: true };

/** The same column again: the other way round. */
export function nextSort(sort: RowSort, by: SortKey): RowSort {
  return { by, descending: sort.by === by ? !sort.descending : SORTS[by].descending };
}

export function sortRows(rows: readonly MeasuredRow[], { by, descending }: RowSort): MeasuredRow[] {
  const { of } = SORTS[by];
  return rows.toSorted((left, right) => {
    const [a, b] = [of(left), of(right)];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    const order = a < b ? -1 : a > b ? 1 : 0;
    return order === 0 ? (left.id < right.id ? -1 : 1) : descending ? -order : order;
  });
}
