import { ArrowDown, ArrowUp } from "lucide-react";
import { Fragment } from "react";
import { cx } from "@/components/ui/cx";
import { formatCost, formatCount, formatDuration, formatRate, formatShare } from "@/lib/client/format";
import type { MeasuredRow, SortKey } from "@/lib/client/measured-rows";
import { formatKnown } from "./format-known";
import { detailIdOf, type MeasuredView } from "./measured-view";
import { ModelDetail } from "./model-detail";
import { OpenButton } from "./open-button";

/** `by`: what a click on its head sorts by. */
const COLUMNS: { name: string; by?: SortKey; of?: (row: MeasuredRow) => string }[] = [
  { name: "Model", by: "model" },
  { name: "Connection" },
  { name: "Calls", by: "calls", of: ({ measured }) => formatCount(measured.calls) },
  {
    name: "First token, p50",
    by: "firstToken",
    of: ({ measured }) => formatKnown(measured.firstTokenMs?.p50, formatDuration),
  },
  { name: "p95", of: ({ measured }) => formatKnown(measured.firstTokenMs?.p95, formatDuration) },
  { name: "p99", of: ({ measured }) => formatKnown(measured.firstTokenMs?.p99, formatDuration) },
  {
    name: "Speed, p50",
    by: "rate",
    of: ({ measured }) => formatKnown(measured.tokensPerSecond?.p50, formatRate),
  },
  { name: "Failed", by: "failures", of: ({ measured }) => formatShare(measured.failureRate) },
  { name: "You spent", by: "spent", of: ({ measured }) => formatCost(measured.spent) },
];

export function MeasuredTable({ rows, sort, onSort, isOpen, onToggle }: MeasuredView) {
  return (
    <table className="w-full border-collapse text-left text-sm tabular-nums">
      <caption className="sr-only">Models by what was measured of them</caption>
      <thead className="text-muted text-xs">
        <tr>
          {COLUMNS.map(({ name, by, of }) => (
            <th
              key={name}
              scope="col"
              aria-sort={by === sort.by ? (sort.descending ? "descending" : "ascending") : undefined}
              className={cx("border-line border-b py-1 pr-3 align-bottom font-normal", of && "text-right")}
            >
              {by ? <SortHead {...{ name, by, sort }} end={of !== undefined} onSort={onSort} /> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const open = isOpen(row.id);
          const detail = detailIdOf(row.id);
          return (
            <Fragment key={row.id}>
              <tr className={cx("border-line", open ? "bg-sunken" : "border-b hover:bg-hover")}>
                <th scope="row" className="max-w-0 py-1 pr-3 font-normal" style={{ width: "34%" }}>
                  <OpenButton row={row} open={open} controls={detail} onToggle={onToggle} />
                </th>
                <td className="max-w-40 truncate py-1 pr-3 text-muted" title={row.connection}>
                  {row.connection}
                </td>
                {COLUMNS.map(
                  ({ name, of }) => of && <Figure key={name} name={name} text={of(row)} row={row} />,
                )}
              </tr>
              {open && (
                <tr className="border-line border-b bg-sunken">
                  <td id={detail} colSpan={COLUMNS.length} className="px-2 pt-1 pb-4">
                    <ModelDetail row={row} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function Figure({ name, text, row }: { name: string; text: string; row: MeasuredRow }) {
  const failing = name === "Failed" && row.measured.failureRate > 0;
  return (
    <td
      className={cx("whitespace-nowrap py-1 pr-3 text-right", failing ? "font-medium text-bad" : "text-ink")}
    >
      {text}
    </td>
  );
}

interface SortHeadProps extends Pick<MeasuredView, "sort" | "onSort"> {
  name: string;
  by: SortKey;
  end: boolean;
}

function SortHead({ name, by, sort, end, onSort }: SortHeadProps) {
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={() => onSort(by)}
      className={cx(
        // A line of its own, as high as the heads beside it: a flex box in a line of text takes its baseline from the arrow.
        "flex w-full items-center gap-1 rounded text-left hover:text-ink",
        end && "flex-row-reverse text-right",
        by === sort.by && "font-medium text-ink-strong",
      )}
    >
      {name}
      <Arrow className={cx("size-3", by !== sort.by && "invisible")} aria-hidden />
    </button>
  );
}
