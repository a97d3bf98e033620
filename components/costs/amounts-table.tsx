import { Fragment, useId } from "react";
import { formatCount } from "@/lib/client/format";
import { formatExactUsd } from "@/lib/client/format-exact-usd";
import { formatSpent, type SpentColumns } from "@/lib/client/spent-columns";
import type { Amounts, UsageRow } from "@/lib/contract/usage";
import { AmountBar } from "./amount-bar";

interface AmountsTableProps {
  /** The question that it answers. */
  title: string;
  /** What a row is: "Model". */
  of: string;
  rows: readonly UsageRow[];
  total: Amounts;
  columns: SpentColumns;
}

/** The dearest first, with bars to compare by, and the total that every table has. */
export function AmountsTable({ title, of, rows, total, columns }: AmountsTableProps) {
  const heading = useId();
  const most = Math.max(...rows.map(({ knownUsd, estimatedUsd }) => knownUsd + estimatedUsd));
  return (
    <section aria-labelledby={heading} className="min-w-0">
      <h2 id={heading} className="pb-1 font-medium text-ink-strong text-sm">
        {title}
      </h2>
      <PlainTable of={of} rows={rows} total={total} columns={columns} label={title} most={most} />
    </section>
  );
}

interface PlainTableProps extends Omit<AmountsTableProps, "title"> {
  label: string;
  /** What the longest bar stands for; absent where the chart above has the bars. */
  most?: number;
}

export function PlainTable({ of, rows, total, columns, label, most }: PlainTableProps) {
  return (
    <table className="w-full border-collapse text-left text-xs tabular-nums">
      <caption className="sr-only">{label}</caption>
      <thead className="text-muted">
        <tr className="border-line border-b align-bottom">
          <th scope="col" className="py-1 pr-3 font-normal">
            {of}
          </th>
          <Head>Spent</Head>
          {columns.estimatedDecimals !== null && <Head>Estimated</Head>}
          {columns.hasUnknown && <Head>Cost unknown</Head>}
          <Head>Calls</Head>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} className="border-line border-b">
            <th scope="row" className="w-full py-1.5 pr-3 font-normal text-ink [overflow-wrap:anywhere]">
              <BrokenName name={row.name} />
              {most !== undefined && <AmountBar amounts={row} most={most} />}
            </th>
            <Figures amounts={row} columns={columns} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="font-medium text-ink-strong">
          <th scope="row" className="py-1.5 pr-3 font-medium">
            Total
          </th>
          <Figures amounts={total} columns={columns} />
        </tr>
      </tfoot>
    </table>
  );
}

/** Broken behind the parts of a model's id before anywhere else. */
function BrokenName({ name }: { name: string }) {
  const parts = name.split(/(?<=\/)/);
  return parts.map((part, index) => (
    <Fragment key={parts.slice(0, index + 1).join("")}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

function Head({ children }: { children: string }) {
  return (
    <th scope="col" className="py-1 pl-3 text-right font-normal">
      {children}
    </th>
  );
}

function Figures({ amounts, columns }: { amounts: Amounts; columns: SpentColumns }) {
  return (
    <>
      <Figure>{formatSpent(amounts, columns.spentDecimals)}</Figure>
      {columns.estimatedDecimals !== null && (
        <Figure>
          {amounts.estimatedUsd === 0 ? "–" : formatExactUsd(amounts.estimatedUsd, columns.estimatedDecimals)}
        </Figure>
      )}
      {columns.hasUnknown && (
        <Figure>{amounts.unknownCalls === 0 ? "–" : formatCount(amounts.unknownCalls)}</Figure>
      )}
      <Figure>{formatCount(amounts.calls)}</Figure>
    </>
  );
}

function Figure({ children }: { children: string }) {
  return <td className="whitespace-nowrap py-1.5 pl-3 text-right align-top">{children}</td>;
}
