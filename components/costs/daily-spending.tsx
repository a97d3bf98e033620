import { useId } from "react";
import { Collapsible } from "@/components/ui/collapsible";
import { deferred } from "@/components/ui/deferred";
import { formatShortDay } from "@/lib/client/format-day";
import type { SpentColumns } from "@/lib/client/spent-columns";
import type { Amounts, UsageRow } from "@/lib/contract/usage";
import { PlainTable } from "./amounts-table";
import { CHART_HEIGHT } from "./chart-size";

// The library that draws comes with the first chart, not with the page.
const chart = deferred(
  async () => (await import("./daily-chart")).DailyChart,
  <div aria-busy="true" style={{ height: CHART_HEIGHT }} />,
);

interface DailySpendingProps {
  days: readonly UsageRow[];
  total: Amounts;
  columns: SpentColumns;
}

/** A bar a day, and the same as a table behind it. */
export function DailySpending({ days, total, columns }: DailySpendingProps) {
  const heading = useId();
  const rows = days.map((day) => ({ ...day, name: formatShortDay(day.key) }));
  return (
    <section aria-labelledby={heading} className="min-w-0">
      <h2 id={heading} className="font-medium text-ink-strong text-sm">
        What was spent each day
      </h2>
      {total.knownUsd + total.estimatedUsd > 0 ? (
        <>
          <p className="text-muted text-xs">{describeMarks(columns)}</p>
          <chart.Part days={days} />
        </>
      ) : (
        <p className="py-2 text-ink text-sm">Nothing that is known: there is no bar to draw.</p>
      )}
      <Collapsible summary="As a table">
        <div className="max-w-xl pt-2">
          <PlainTable of="Day (UTC)" label="What was spent each day" {...{ rows, total, columns }} />
        </div>
      </Collapsible>
    </section>
  );
}

function describeMarks({ estimatedDecimals, hasUnknown }: SpentColumns): string {
  const stripes = estimatedDecimals === null ? [] : ["in stripes: estimated for calls that were cut off"];
  const marks = hasUnknown ? ["?: a call whose cost nobody knows"] : [];
  return ["US dollars a day (UTC)", ...stripes, ...marks].join("; ");
}
