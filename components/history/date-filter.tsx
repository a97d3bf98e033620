import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toLocalDay } from "@/lib/client/local-day";
import { FilterPopover } from "./filter-popover";
import { changeRunFilter } from "./use-run-filter";

const DAY_MS = 86_400_000;
const SPANS = [
  { name: "Today", days: 0 },
  { name: "Last 7 days", days: 6 },
  { name: "Last 30 days", days: 29 },
];

/** Days of the reader's own zone, both of them in. */
export function DateFilter({ from, to }: { from: string | undefined; to: string | undefined }) {
  const value =
    from && to
      ? from === to
        ? from
        : `${from} to ${to}`
      : from
        ? `from ${from}`
        : to
          ? `until ${to}`
          : null;
  return (
    <FilterPopover
      title="When it was started"
      value={value}
      any="Any date"
      onClear={() => changeRunFilter({ from: undefined, to: undefined })}
    >
      <div className="flex flex-wrap gap-1.5 px-3 pt-2">
        {SPANS.map(({ name, days }) => (
          <Button
            key={name}
            size="sm"
            onClick={() => changeRunFilter({ from: toLocalDay(Date.now() - days * DAY_MS), to: undefined })}
          >
            {name}
          </Button>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-2 p-3">
        <Field label="From">
          <Input type="date" value={from ?? ""} onValueChange={(day) => changeRunFilter({ from: day })} />
        </Field>
        <Field label="To">
          <Input type="date" value={to ?? ""} onValueChange={(day) => changeRunFilter({ to: day })} />
        </Field>
      </div>
    </FilterPopover>
  );
}
