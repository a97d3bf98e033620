import { Select } from "@/components/ui/select";
import { formatCost, formatCount, formatDuration, formatRate, formatShare } from "@/lib/client/format";
import type { MeasuredRow, SortKey } from "@/lib/client/measured-rows";
import { formatKnown } from "./format-known";
import { detailIdOf, type MeasuredView } from "./measured-view";
import { ModelDetail } from "./model-detail";
import { OpenButton } from "./open-button";

const SORTS: { value: SortKey; label: string }[] = [
  { value: "calls", label: "Most calls first" },
  { value: "firstToken", label: "Earliest first token first" },
  { value: "rate", label: "Highest speed first" },
  { value: "failures", label: "Most failures first" },
  { value: "spent", label: "Most spent first" },
  { value: "model", label: "By name" },
];

/** The table's rows where it has no room. */
export function MeasuredCards({ rows, sort, onSort, isOpen, onToggle }: MeasuredView) {
  return (
    <>
      <Select
        label="Order"
        items={SORTS}
        value={sort.by}
        // The same again would turn the order round, which no entry of the list says.
        onValueChange={(by) => by !== sort.by && onSort(by)}
        className="max-w-md"
      />
      <ul aria-label="Models by what was measured of them" className="border-line border-t">
        {rows.map((row) => {
          const open = isOpen(row.id);
          const detail = detailIdOf(row.id);
          return (
            <li key={row.id} className="border-line border-b py-2">
              <div className="flex items-center gap-2">
                <OpenButton row={row} open={open} controls={detail} onToggle={onToggle} />
                <span className="max-w-[45%] shrink-0 truncate text-muted text-xs">{row.connection}</span>
              </div>
              <CardFigures row={row} />
              {open && (
                <div id={detail} className="mt-2 rounded-md bg-sunken p-2">
                  <ModelDetail row={row} />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function CardFigures({ row: { measured } }: { row: MeasuredRow }) {
  const { firstTokenMs, tokensPerSecond, failureRate, spent, calls } = measured;
  const firstToken = firstTokenMs
    ? `${formatDuration(firstTokenMs.p50)} · ${formatDuration(firstTokenMs.p95)} · ${formatDuration(firstTokenMs.p99)}`
    : "–";
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 pt-1 pl-[18px] text-xs tabular-nums [&>dt]:text-muted">
      <dt>Calls</dt>
      <dd>{formatCount(calls)}</dd>
      <dt>First token, p50 · p95 · p99</dt>
      <dd>{firstToken}</dd>
      <dt>Speed, p50</dt>
      <dd>{formatKnown(tokensPerSecond?.p50, formatRate)}</dd>
      <dt>Failed</dt>
      <dd className={failureRate > 0 ? "font-medium text-bad" : ""}>{formatShare(failureRate)}</dd>
      <dt>You spent</dt>
      <dd>{formatCost(spent)}</dd>
    </dl>
  );
}
