import { useDeferredValue, useMemo, useState } from "react";
import { modelIndex, type PickerEntry } from "@/lib/client/model-index";
import { type ModelMarks, useModelMarks } from "@/lib/client/model-marks-store";
import { type PickerRow, toPickerRows } from "@/lib/client/picker-rows";
import {
  countWithout,
  type FilterName,
  NO_FILTERS,
  type PickerFilters,
  type PickerQuery,
  type PickerSort,
  searchModels,
} from "@/lib/client/search-models";
import type { ModelList, ModelSummary } from "@/lib/contract/models";

export interface Offer {
  models: ModelList | undefined;
  offers: (model: ModelSummary) => boolean;
  special?: readonly PickerEntry[] | undefined;
  without?: readonly string[] | undefined;
}

export interface Picker {
  query: PickerQuery;
  setText(text: string): void;
  setFilters(filters: PickerFilters): void;
  setSort(sort: PickerSort): void;
  rows: readonly PickerRow[];
  /** How many models the rows hold, and how many there are to find. */
  shown: number;
  offered: number;
  /** The connections of what is offered: id and name. */
  connections: readonly { id: string; name: string }[];
  /** Of these, the ones that take a suffix after a model. */
  routers: readonly { name: string; suffixes: readonly string[] }[];
  /** The position that Enter would choose; null where nothing was found. */
  active: number | null;
  setActive(position: number): void;
  move(by: number): void;
  activeEntry(): PickerEntry | null;
  /** How many would be found without each of the filters that are set, and without any. */
  loosen(): { each: { filter: FilterName; found: number }[]; all: number };
}

const EMPTY: PickerQuery = { text: "", filters: NO_FILTERS, sort: "match" };

export function usePicker(offer: Offer): Picker {
  const [query, setQuery] = useState(EMPTY);
  const [position, setPosition] = useState(0);
  // The order stays while it is looked at: a star moves its model only in the next list.
  const [marks, setMarks] = useState<ModelMarks>(() => useModelMarks.getState());
  const entries = useEntries(offer);
  // Keys are never held up by the list: it follows as soon as it can.
  const settled = useDeferredValue(query);
  const rows = useMemo(
    () => toPickerRows(searchModels(entries, settled), settled, marks),
    [entries, settled, marks],
  );
  const shown = useMemo(() => rows.filter(({ kind }) => kind === "model").length, [rows]);
  const connections = useMemo(() => connectionsOf(entries), [entries]);
  const routers = useMemo(() => routersOf(entries), [entries]);
  const active = shown === 0 ? null : Math.min(position, shown - 1);
  const change = (part: Partial<PickerQuery>) => {
    setQuery({ ...query, ...part });
    setPosition(0);
    setMarks(useModelMarks.getState());
  };
  return {
    query,
    setText: (text) => change({ text }),
    setFilters: (filters) => change({ filters }),
    setSort: (sort) => change({ sort }),
    rows,
    shown,
    offered: entries.length,
    connections,
    routers,
    active,
    setActive: setPosition,
    move: (by) => setPosition(step(active ?? 0, by, shown)),
    // What stands in the input counts, also where the list has not followed yet.
    activeEntry: () =>
      entryAt(query === settled ? rows : toPickerRows(searchModels(entries, query), query, marks), active),
    loosen: () => ({
      each: countWithout(entries, settled),
      all: searchModels(entries, { ...settled, filters: NO_FILTERS }).length,
    }),
  };
}

function useEntries({ models, offers, special, without }: Offer): readonly PickerEntry[] {
  const left = without?.join("\n") ?? "";
  return useMemo(() => {
    const leftOut = new Set(left === "" ? [] : left.split("\n"));
    const index = models ? modelIndex(models) : [];
    const offered = index.filter(({ model }) => model !== null && offers(model));
    return [...(special ?? []), ...offered].filter(({ id }) => !leftOut.has(id));
  }, [models, offers, special, left]);
}

function connectionsOf(entries: readonly PickerEntry[]): { id: string; name: string }[] {
  const names = new Map<string, string>();
  for (const { model, connection } of entries) if (model) names.set(model.connection, connection);
  return [...names].map(([id, name]) => ({ id, name }));
}

function routersOf(entries: readonly PickerEntry[]): { name: string; suffixes: readonly string[] }[] {
  const found = new Map<string, readonly string[]>();
  for (const { connection, suffixes } of entries) if (suffixes) found.set(connection, suffixes);
  return [...found].map(([name, suffixes]) => ({ name, suffixes }));
}

/** One step from an end leads to the other end; a page stops there. */
function step(from: number, by: number, count: number): number {
  const to = from + by;
  if (Math.abs(by) === 1) return (to + count) % Math.max(count, 1);
  return Math.max(0, Math.min(to, count - 1));
}

function entryAt(rows: readonly PickerRow[], position: number | null): PickerEntry | null {
  for (const row of rows) if (row.kind === "model" && row.position === position) return row.entry;
  return null;
}
