/** The picker's search: filters, ranks and sorts the entries of `model-index.ts`. Pure, and quick enough for each key press. */
import type { PickerEntry } from "./model-index";
import { toVariant } from "./model-variants";

export interface PickerFilters {
  /** A connection's id. */
  connection: string | null;
  /** Tokens; a model whose length is not known does not pass. */
  minContext: number | null;
  /** USD per million tokens of output; a model whose price is not known does not pass. */
  maxPrice: number | null;
  takesImages: boolean;
}

export const NO_FILTERS: PickerFilters = {
  connection: null,
  minContext: null,
  maxPrice: null,
  takesImages: false,
};

/** `match`: how well the name fits, by name where nothing is typed. */
export const PICKER_SORTS = ["match", "price", "first-token", "rate"] as const;
export type PickerSort = (typeof PICKER_SORTS)[number];

export interface PickerQuery {
  text: string;
  filters: PickerFilters;
  sort: PickerSort;
}

/** Every word must be found in the name or the id. `entries` come sorted by name, which decides between equals. */
export function searchModels(entries: readonly PickerEntry[], query: PickerQuery): PickerEntry[] {
  const passing = entries.filter((entry) => passes(entry, query.filters));
  const found = [...rank(passing, query.text), ...variants(passing, query.text)];
  return query.sort === "match" ? found : sortBy(found, SORT_KEYS[query.sort]);
}

/** Best first: the name begins so, each word begins a word of the name, or of the id, or stands anywhere. */
function rank(entries: readonly PickerEntry[], text: string): PickerEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...entries];
  const phrase = words.join(" ");
  const starts = words.map((word) => ` ${word}`);
  const ranks: PickerEntry[][] = [[], [], [], []];
  for (const entry of entries) {
    const { name, nameWords, allWords, text: all } = entry.sought;
    if (!words.every((word) => all.includes(word))) continue;
    if (name.startsWith(phrase)) ranks[0]?.push(entry);
    else if (starts.every((start) => nameWords.includes(start))) ranks[1]?.push(entry);
    else if (starts.every((start) => allWords.includes(start))) ranks[2]?.push(entry);
    else ranks[3]?.push(entry);
  }
  return ranks.flat();
}

/** As many models as one would look through for a suffix. */
const MOST_VARIED = 20;

/** Where a colon was typed: the models before it, each with the suffixes that begin so, and with the one that was typed. */
function variants(entries: readonly PickerEntry[], text: string): PickerEntry[] {
  const colon = text.lastIndexOf(":");
  if (colon < 1) return [];
  const typed = text
    .slice(colon + 1)
    .trim()
    .toLowerCase();
  const routed = entries.filter(({ suffixes }) => suffixes !== null);
  return rank(routed, text.slice(0, colon))
    .slice(0, MOST_VARIED)
    .flatMap((entry) => withSuffixes(entry, typed));
}

function withSuffixes(entry: PickerEntry, typed: string): PickerEntry[] {
  const { model, suffixes } = entry;
  if (!model || !suffixes) return [];
  const known = suffixes.filter((suffix) => suffix.startsWith(typed));
  const named = /^[a-z0-9][a-z0-9-]*$/.test(typed) && !known.includes(typed) ? [typed] : [];
  return [...known, ...named].map((suffix) => {
    const variant = toVariant(model, suffix);
    return { ...entry, id: variant.id, name: variant.name, model: variant, measured: null };
  });
}

/** Lower is better; null, which is not known, is last. A price is that of the output, between equals that of the input. */
export const SORT_KEYS: Record<Exclude<PickerSort, "match">, (entry: PickerEntry) => number | null> = {
  price: ({ model }) => (model?.price ? model.price.output + model.price.input / 1_000_000 : null),
  "first-token": ({ measured }) => measured?.firstTokenMs ?? null,
  rate: ({ measured }) => (measured?.tokensPerSecond ? -measured.tokensPerSecond : null),
};

function sortBy(entries: readonly PickerEntry[], key: (entry: PickerEntry) => number | null): PickerEntry[] {
  return entries
    .map((entry) => ({ entry, by: key(entry) ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.by === b.by ? 0 : a.by - b.by))
    .map(({ entry }) => entry);
}

function passes({ model }: PickerEntry, filters: PickerFilters): boolean {
  const { connection, minContext, maxPrice, takesImages } = filters;
  if (connection !== null && model?.connection !== connection) return false;
  if (minContext !== null && (model?.contextLength ?? 0) < minContext) return false;
  if (maxPrice !== null && (model?.price?.output ?? Number.POSITIVE_INFINITY) > maxPrice) return false;
  return !takesImages || model?.takes?.images === true;
}

export type FilterName = keyof PickerFilters;

/** The filters that are set, each with what would be found without it: which one to loosen where nothing is. */
export function countWithout(
  entries: readonly PickerEntry[],
  query: PickerQuery,
): { filter: FilterName; found: number }[] {
  return setFilters(query.filters).map((filter) => ({
    filter,
    found: searchModels(entries, { ...query, filters: { ...query.filters, [filter]: NO_FILTERS[filter] } })
      .length,
  }));
}

export function setFilters(filters: PickerFilters): FilterName[] {
  const names = Object.keys(NO_FILTERS) as FilterName[];
  return names.filter((name) => filters[name] !== NO_FILTERS[name]);
}
