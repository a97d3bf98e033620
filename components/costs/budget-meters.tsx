import { Meter } from "@base-ui/react/meter";
import { cx } from "@/components/ui/cx";
import { describeUsed, formatLimit, shareOf } from "@/lib/client/describe-budgets";
import { formatMonth } from "@/lib/client/format-day";
import { formatExactUsd } from "@/lib/client/format-exact-usd";
import type { BudgetView } from "@/lib/contract/usage";
import { STRIPES } from "./stripes";

/** Of each monthly budget: what is spent, what is held for runs under way, and the limit. */
export function BudgetMeters({ budgets }: { budgets: readonly BudgetView[] }) {
  if (budgets.length === 0) return null;
  return (
    <section aria-label="Monthly budgets" className="flex max-w-xl flex-col gap-4">
      {budgets.map((budget) => (
        <BudgetMeter key={budget.scope} budget={budget} />
      ))}
    </section>
  );
}

function BudgetMeter({ budget }: { budget: BudgetView }) {
  const { scope, month, limitUsd, spentUsd, heldUsd, warning } = budget;
  const spent = limitUsd === 0 ? 1 : spentUsd / limitUsd;
  const full = shareOf(budget) >= 1;
  return (
    <Meter.Root
      value={Math.min(1, shareOf(budget))}
      min={0}
      max={1}
      getAriaValueText={() => describeUsed(budget)}
      className="flex flex-col gap-1 text-sm tabular-nums"
    >
      <Meter.Label className="text-ink">
        {scope === "account" ? "Your budget" : "This server’s budget"} for {formatMonth(month)}
      </Meter.Label>
      <Meter.Track className="flex h-2 overflow-hidden rounded-sm bg-pressed">
        <span
          className={full ? "bg-bad" : warning ? "bg-warn" : "bg-accent"}
          style={{ width: `${Math.min(1, spent) * 100}%` }}
        />
        <span
          style={{
            width: `${Math.min(1 - Math.min(1, spent), heldUsd / (limitUsd || 1)) * 100}%`,
            backgroundImage: STRIPES,
          }}
        />
      </Meter.Track>
      <p className={cx("text-xs", full ? "text-bad" : warning ? "text-warn" : "text-muted")}>
        {formatExactUsd(spentUsd)} spent
        {heldUsd > 0 && `, ${formatExactUsd(heldUsd)} held for runs under way`}, of {formatLimit(limitUsd)}.
        {warning && ` ${Math.floor(shareOf(budget) * 100)}\u202f% is used up.`}
      </p>
    </Meter.Root>
  );
}
