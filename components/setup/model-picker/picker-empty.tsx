"use client";
import { Button } from "@/components/ui/button";
import { formatCount, formatList } from "@/lib/client/format";
import { type FilterName, NO_FILTERS } from "@/lib/client/search-models";
import type { Picker } from "./use-picker";

const FILTER_NAMES: Record<FilterName, string> = {
  connection: "the connection",
  minContext: "the context length",
  maxPrice: "the price",
  takesImages: "images",
};

interface PickerEmptyProps {
  picker: Picker;
  listId: string;
  label: string;
}

/** Nothing was found: says what keeps it out. */
export function PickerEmpty({ picker, listId, label }: PickerEmptyProps) {
  const without = picker.loosen();
  return (
    <div className="flex flex-col items-start gap-2 border-line border-t px-3.5 py-3 text-muted text-xs">
      {/* The combobox names a list, also where it is empty. */}
      <div id={listId} role="listbox" aria-label={label} />
      <p>{explain(picker, without)}</p>
      {without.each.length > 0 && (
        <Button size="sm" onClick={() => picker.setFilters(NO_FILTERS)}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

function explain({ query, offered }: Picker, { each, all }: ReturnType<Picker["loosen"]>): string {
  const text = query.text.trim();
  if (offered === 0) return "No model is listed yet.";
  if (all === 0) return `No model is called “${text}”.`;
  const what = text === "" ? "No model passes all filters" : `No model called “${text}” passes all filters`;
  const helping = each.filter(({ found }) => found > 0);
  if (helping.length === 0) return `${what}; without any, ${formatCount(all)} would.`;
  const ways = helping.map(({ filter, found }) => `${formatCount(found)} without ${FILTER_NAMES[filter]}`);
  return `${what}. There would be ${formatList(ways)}.`;
}
