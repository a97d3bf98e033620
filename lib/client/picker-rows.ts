import type { PickerEntry } from "./model-index";
import type { ModelMarks } from "./model-marks-store";
import { type PickerQuery, SORT_KEYS } from "./search-models";

/** A line of the list: a model, or the heading of the models below it. */
export type PickerRow =
  | { kind: "heading"; title: string }
  /** `position` counts the models alone, from 0. */
  | { kind: "model"; entry: PickerEntry; position: number };

/**
 * What was found, as lines. Where nothing is typed or sorted, favourites and the latest choices stand above the rest; where it is
 * sorted, what cannot be compared stands below it and is said to.
 */
export function toPickerRows(
  found: readonly PickerEntry[],
  { text, sort }: Pick<PickerQuery, "text" | "sort">,
  marks: ModelMarks,
): PickerRow[] {
  if (sort !== "match") {
    const isKnown = (entry: PickerEntry) => SORT_KEYS[sort](entry) !== null;
    const unknown = found.filter((entry) => !isKnown(entry));
    const title = sort === "price" ? "Price unknown" : "Not measured yet";
    return addPositions([...found.filter(isKnown), ...titled(title, unknown)]);
  }
  return text.trim() === "" ? withMarks(found, marks) : addPositions(found);
}

function withMarks(found: readonly PickerEntry[], marks: ModelMarks): PickerRow[] {
  const special = found.filter(({ model }) => model === null);
  const favourites = found.filter(({ id }) => marks.favourites.includes(id));
  const byId = new Map(found.map((entry) => [entry.id, entry]));
  const recent = marks.recent
    .flatMap((id) => byId.get(id) ?? [])
    .filter((entry) => !favourites.includes(entry) && !special.includes(entry));
  const above = new Set([...special, ...favourites, ...recent]);
  if (favourites.length + recent.length === 0) return addPositions(found);
  return addPositions([
    ...special,
    ...titled("Favourites", favourites),
    ...titled("Chosen lately", recent),
    ...titled(
      "All others",
      found.filter((entry) => !above.has(entry)),
    ),
  ]);
}

function titled(title: string, entries: readonly PickerEntry[]): (string | PickerEntry)[] {
  return entries.length === 0 ? [] : [title, ...entries];
}

function addPositions(lines: readonly (string | PickerEntry)[]): PickerRow[] {
  let position = 0;
  return lines.map((line) =>
    typeof line === "string"
      ? { kind: "heading", title: line }
      : { kind: "model", entry: line, position: position++ },
  );
}
