import { describeProjection, describeUncertain } from "@/lib/client/describe-spending";
import { formatCount } from "@/lib/client/format";
import { formatDay } from "@/lib/client/format-day";
import { formatSpent } from "@/lib/client/spent-columns";
import type { Usage } from "@/lib/contract/usage";

/** What it came to, what is only guessed, what nobody knows, and where the month is heading. */
export function CostsSummary({ usage, of }: { usage: Usage; of: "me" | "instance" }) {
  const { total, from, to } = usage;
  return (
    <section aria-label="Spent in this period" className="flex flex-col gap-1 tabular-nums">
      <p className="text-ink text-sm">
        {of === "me" ? "You spent" : "Everyone here spent"}, {formatDay(from)} to {formatDay(to)} (UTC)
      </p>
      <p className="font-semibold text-ink-strong text-xl">{formatSpent(total)}</p>
      {describeUncertain(total).map((sentence) => (
        <p key={sentence} className="text-sm text-warn">
          {sentence}
        </p>
      ))}
      <p className="text-muted text-sm">
        {total.calls === 1 ? "1 call" : `${formatCount(total.calls)} calls`}.{" "}
        {describeProjection(usage.projectedMonthUsd, of)}
      </p>
    </section>
  );
}
