"use client";
import { Image as ImageIcon } from "lucide-react";
import { chipStyle } from "@/components/ui/control-style";
import { Select } from "@/components/ui/select";
import type { PickerSort } from "@/lib/client/search-models";
import type { Picker } from "./use-picker";

const ANY = "any";

const CONTEXTS = [
  { value: ANY, label: "Any context" },
  { value: "32000", label: "32k or more" },
  { value: "128000", label: "128k or more" },
  { value: "200000", label: "200k or more" },
  { value: "1000000", label: "1M or more" },
];

/** By what a million tokens of output cost. */
const PRICES = [
  { value: ANY, label: "Any price" },
  { value: "0", label: "Free" },
  { value: "1", label: "$1 out at most" },
  { value: "5", label: "$5 out at most" },
  { value: "15", label: "$15 out at most" },
];

const SORTS: { value: PickerSort; label: string; hint?: string }[] = [
  { value: "match", label: "Best match" },
  { value: "price", label: "Lowest price", hint: "of a token of output" },
  { value: "first-token", label: "First token", hint: "quickest, as measured here" },
  { value: "rate", label: "Tokens a second", hint: "most, as measured here" },
];

/** What narrows the list, and how it is sorted. */
export function PickerFilterRow({ picker }: { picker: Picker }) {
  const { filters, sort } = picker.query;
  const set = (part: Partial<typeof filters>) => picker.setFilters({ ...filters, ...part });
  const connections = [
    { value: ANY, label: "Any connection" },
    ...picker.connections.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <fieldset aria-label="Filters" className="flex flex-wrap gap-1 px-3.5 pt-1 pb-2">
      <Select
        look="chip"
        label="Connection"
        items={connections}
        isSet={filters.connection !== null}
        value={filters.connection ?? ANY}
        onValueChange={(value) => set({ connection: value === ANY ? null : value })}
      />
      <Select
        look="chip"
        label="Context"
        items={CONTEXTS}
        isSet={filters.minContext !== null}
        value={String(filters.minContext ?? ANY)}
        onValueChange={(value) => set({ minContext: toNumber(value) })}
      />
      <Select
        look="chip"
        label="Price"
        items={PRICES}
        isSet={filters.maxPrice !== null}
        value={String(filters.maxPrice ?? ANY)}
        onValueChange={(value) => set({ maxPrice: toNumber(value) })}
      />
      <button
        type="button"
        aria-pressed={filters.takesImages}
        onClick={() => set({ takesImages: !filters.takesImages })}
        aria-label="Takes images"
        className={chipStyle(filters.takesImages)}
      >
        <ImageIcon className="size-3" aria-hidden />
        Images
      </button>
      <Select
        look="chip"
        label="Sort by"
        items={SORTS}
        isSet={sort !== "match"}
        value={sort}
        onValueChange={picker.setSort}
        className="ml-auto"
      />
    </fieldset>
  );
}

function toNumber(value: string): number | null {
  return value === ANY ? null : Number(value);
}
