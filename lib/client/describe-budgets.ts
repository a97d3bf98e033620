import type { Estimate } from "@/lib/contract/estimate";
import type { BudgetView } from "@/lib/contract/usage";
import { fromMicroUsd, toMicroUsd } from "@/lib/fusion/cost";
import { formatList } from "./format";
import { formatMonth } from "./format-day";
import { formatExactUsd } from "./format-exact-usd";

/** What the setup line says of monthly budgets. */
export interface BudgetNotice {
  /** `bad`: the server would refuse the run. */
  tone: "warn" | "bad";
  /** Beside the cost. */
  brief: string;
  /** The whole of it, with what to do. */
  message: string;
}

/** Null where there is no budget, or enough of it. What would be refused comes before what is nearly used up. */
export function describeBudgets({
  budgets,
  worst,
  unpriced,
}: Pick<Estimate, "budgets" | "worst" | "unpriced">): BudgetNotice | null {
  if (budgets.length === 0) return null;
  if (worst.usd === null) return describeUnpriced(unpriced);
  const tight = budgets.find((budget) => toMicroUsd(worst.usd ?? 0) > leftOf(budget));
  if (tight) return describeTight(tight, worst.usd);
  const nearly = budgets.filter(({ warning }) => warning).sort((a, b) => shareOf(b) - shareOf(a))[0];
  if (!nearly) return null;
  const sentence = describeUsed(nearly);
  return { tone: "warn", brief: sentence, message: `${sentence}.` };
}

/** "82 % of your $5 for November is spent": rounded down, so that it never says all while some is left. */
export function describeUsed(budget: BudgetView): string {
  const what = budget.heldUsd > 0 ? "spent or held for runs under way" : "spent";
  return `${Math.floor(shareOf(budget) * 100)}\u202f% of ${nameOf(budget)} is ${what}`;
}

/** "your $5 for November" */
function nameOf({ scope, limitUsd, month }: BudgetView): string {
  return `${scope === "account" ? "your" : "this server\u2019s"} ${formatLimit(limitUsd)} for ${formatMonth(month)}`;
}

/** As it was set: whole dollars without cents. */
export function formatLimit(usd: number): string {
  return formatExactUsd(usd).replace(/\.00$/, "");
}

/** How much of it is spent or held, of 1. A budget of nothing is used up. */
export function shareOf({ spentUsd, heldUsd, limitUsd }: BudgetView): number {
  return limitUsd === 0 ? 1 : (toMicroUsd(spentUsd) + toMicroUsd(heldUsd)) / toMicroUsd(limitUsd);
}

function leftOf({ spentUsd, heldUsd, limitUsd }: BudgetView): number {
  return toMicroUsd(limitUsd) - toMicroUsd(spentUsd) - toMicroUsd(heldUsd);
}

function describeTight(budget: BudgetView, worstUsd: number): BudgetNotice {
  const left = fromMicroUsd(Math.max(0, leftOf(budget)));
  return {
    tone: "bad",
    brief: budget.scope === "account" ? "does not fit your budget" : "does not fit this server\u2019s budget",
    message:
      `This run would be refused: it may cost up to ${formatExactUsd(worstUsd)}, and ` +
      `${left === 0 ? "nothing" : formatExactUsd(left)} of ${nameOf(budget)} is left. ` +
      "Lower the output limits, choose cheaper models, or ask for a higher budget.",
  };
}

function describeUnpriced(unpriced: readonly string[]): BudgetNotice {
  const who = unpriced.length > 0 ? formatList(unpriced) : "a model";
  return {
    tone: "bad",
    brief: "cannot be kept within a budget",
    message: `This run would be refused: nobody says what ${who} costs, so that a monthly budget could not be kept. Choose priced models.`,
  };
}
