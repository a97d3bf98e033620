"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useState } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { LoadError } from "@/components/ui/load-error";
import { accountQuery } from "@/lib/client/account-query";
import { formatDay } from "@/lib/client/format-day";
import { toUsagePeriod } from "@/lib/client/usage-period";
import { usageQuery } from "@/lib/client/usage-query";
import type { Usage } from "@/lib/contract/usage";
import { BudgetMeters } from "./budget-meters";
import { CostsSkeleton } from "./costs-skeleton";
import { CostsSummary } from "./costs-summary";
import { CostsTables } from "./costs-tables";
import { CustomPeriod } from "./custom-period";
import { PeriodSwitch } from "./period-switch";
import { WhoseSwitch } from "./whose-switch";

/** What was spent in a period, by the asking owner or, for admins, by everybody. */
export function Costs() {
  const params = useSearchParams();
  // What is a day ends at midnight: the page that was open over it goes on with the day it was opened.
  const [openedAtMs] = useState(() => Date.now());
  const period = toUsagePeriod(params, openedAtMs);
  const of = params.get("of") === "instance" ? "instance" : "me";
  const { data: who } = useQuery(accountQuery);
  const { data, error, refetch } = useQuery(usageQuery({ from: period.from, to: period.to, of }));
  return (
    <main id="main" className="flex min-w-0 flex-1 flex-col gap-5 px-3 pt-3 pb-10">
      <div className="flex flex-wrap items-center gap-2">
        <PeriodSwitch period={period} of={of} />
        {who?.account?.role === "admin" && <WhoseSwitch period={period} of={of} />}
      </div>
      {period.name === "custom" && (
        <CustomPeriod key={`${period.from} ${period.to}`} period={period} of={of} error={error} />
      )}
      {error && <LoadError what="What was spent" error={error} onRetry={() => void refetch()} />}
      {!data && !error && <CostsSkeleton />}
      {data && <Spent usage={data} of={of} />}
    </main>
  );
}

function Spent({ usage, of }: { usage: Usage; of: "me" | "instance" }) {
  if (usage.total.calls === 0) {
    return (
      <>
        <NothingSpent usage={usage} of={of} />
        <BudgetMeters budgets={usage.budgets} />
      </>
    );
  }
  return (
    <>
      <div className="grid gap-x-10 gap-y-5 lg:grid-cols-2">
        <CostsSummary usage={usage} of={of} />
        <BudgetMeters budgets={usage.budgets} />
      </div>
      <CostsTables usage={usage} />
    </>
  );
}

function NothingSpent({ usage: { from, to }, of }: { usage: Usage; of: "me" | "instance" }) {
  return (
    <div className="flex flex-col items-start gap-3 py-6">
      <p className="max-w-reading text-base text-ink">
        {of === "me" ? "You called no model" : "Nobody called a model"} from {formatDay(from)} to{" "}
        {formatDay(to)} (UTC). Run a prompt, and what each day, profile, model and connection cost stands
        here.
      </p>
      <Link href="/" className={buttonStyle("primary")}>
        Run a prompt
      </Link>
    </div>
  );
}
