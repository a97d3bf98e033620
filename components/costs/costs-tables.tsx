import { toSpentColumns } from "@/lib/client/spent-columns";
import type { Usage } from "@/lib/contract/usage";
import { AmountsTable } from "./amounts-table";
import { DailySpending } from "./daily-spending";

/** The same spending, cut in several ways: each table adds up to the same total. */
export function CostsTables({ usage }: { usage: Usage }) {
  const columns = toSpentColumns(usage);
  const common = { total: usage.total, columns };
  return (
    <>
      <DailySpending days={usage.days} {...common} />
      <div className="gap-x-10 *:mb-8 *:break-inside-avoid xl:columns-2">
        <AmountsTable title="What each profile cost" of="Profile" rows={usage.profiles} {...common} />
        <AmountsTable title="What each model cost" of="Model" rows={usage.models} {...common} />
        <AmountsTable
          title="What went through each connection"
          of="Connection"
          rows={usage.connections}
          {...common}
        />
        {usage.people && (
          <AmountsTable title="What each person spent" of="Person" rows={usage.people} {...common} />
        )}
      </div>
    </>
  );
}
