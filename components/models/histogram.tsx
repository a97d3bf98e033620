import { Collapsible } from "@/components/ui/collapsible";
import { formatCount } from "@/lib/client/format";
import type { Spread } from "@/lib/contract/models";
import { HistogramChart } from "./histogram-chart";

interface HistogramProps {
  /** The question that it answers. */
  title: string;
  /** What is said where there is nothing to draw. */
  missing: string;
  spread: Spread | null;
  format: (value: number) => string;
}

/** A picture with its percentiles, and the same as a table behind it. */
export function Histogram({ title, missing, spread, format }: HistogramProps) {
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="font-medium text-ink-strong text-sm">{title}</h3>
      {spread === null ? (
        <p className="pt-1 text-ink text-sm">{missing}</p>
      ) : (
        <>
          <HistogramChart spread={spread} format={format} label={describe(title, spread, format)} />
          <Collapsible summary="As a table">
            <HistogramTable spread={spread} format={format} />
          </Collapsible>
        </>
      )}
    </section>
  );
}

function describe(title: string, { p50, p95, p99 }: Spread, format: HistogramProps["format"]): string {
  return `${title} p50 ${format(p50)}, p95 ${format(p95)}, p99 ${format(p99)}. The table below has every bar.`;
}

function HistogramTable({ spread, format }: Pick<HistogramProps, "format"> & { spread: Spread }) {
  const { p50, p95, p99, histogram } = spread;
  return (
    <table className="mt-2 w-full max-w-md border-collapse text-left text-xs tabular-nums">
      <thead className="text-muted">
        <tr>
          <th scope="col" className="border-line border-b py-1 pr-3 font-normal">
            From (included) to
          </th>
          <th scope="col" className="border-line border-b py-1 text-right font-normal">
            Calls
          </th>
        </tr>
      </thead>
      <tbody>
        {histogram.map(({ from, to, count }) => (
          <tr key={from} className="border-line border-b">
            <th scope="row" className="py-1 pr-3 font-normal text-ink">
              {format(from)} to {format(to)}
            </th>
            <td className="py-1 text-right">{formatCount(count)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {Object.entries({ p50, p95, p99 }).map(([name, value]) => (
          <tr key={name} className="border-line border-b">
            <th scope="row" className="py-1 pr-3 font-medium text-ink">
              {name}
            </th>
            <td className="py-1 text-right">{format(value)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}
