import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { MEASURED_PERIODS, type MeasuredPeriod } from "@/lib/contract/models";
import { PERIOD_NAMES } from "./periods";

/** The period stands in the address, so that what is seen can be kept and shared. */
export function PeriodSwitch({ period }: { period: MeasuredPeriod }) {
  return (
    <nav aria-label="Period" className="flex rounded-md border border-line-strong bg-raised p-0.5">
      {MEASURED_PERIODS.map((one) => (
        <Link
          key={one}
          href={`/models?period=${one}`}
          replace
          scroll={false}
          aria-current={one === period ? "true" : undefined}
          className={cx(
            "flex h-[26px] items-center rounded px-2.5 text-xs",
            one === period ? "bg-pressed font-medium text-ink-strong" : "text-muted hover:text-ink",
          )}
        >
          {PERIOD_NAMES[one]}
        </Link>
      ))}
    </nav>
  );
}
