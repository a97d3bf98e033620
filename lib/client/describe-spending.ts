/** What the page of costs says in sentences. */
import type { Amounts } from "@/lib/contract/usage";
import { formatRoughUsd } from "./describe-estimate";
import { formatCount } from "./format";

/** Beside what is known: what is guessed, and what is in no figure. */
export function describeUncertain({ estimatedUsd, unknownCalls }: Amounts): string[] {
  return [
    ...(estimatedUsd > 0 ? [`About ${formatRoughUsd(estimatedUsd)} more for calls that were cut off.`] : []),
    ...(unknownCalls > 0 ? [`${describeUnknown(unknownCalls)} nobody knows: in no figure here.`] : []),
  ];
}

function describeUnknown(calls: number): string {
  return calls === 1 ? "1 call whose cost" : `${formatCount(calls)} calls whose cost`;
}

/** How the figure comes about stands with it. */
export function describeProjection(projectedUsd: number | null, of: "me" | "instance"): string {
  if (projectedUsd === null)
    return "Where this month is heading is told after its first day: there is too little to go by.";
  const whose = of === "me" ? "You are" : "Everyone together is";
  if (projectedUsd === 0) return "Nothing that is known was spent in this month yet.";
  return `${whose} heading for about ${formatRoughUsd(projectedUsd)} this month: what it came to so far, at the same pace to its end.`;
}
