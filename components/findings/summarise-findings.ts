import type { Analysis } from "@/lib/fusion/judge/analysis";

/** The findings in one line: "2 contradictions · 5 agreed · 1 only one saw · 2 missing". */
export function summariseFindings(analysis: Analysis): string {
  const { contradictions, consensus, partialCoverage, uniqueInsights, blindSpots } = analysis;
  const parts = [
    count(contradictions.length, "contradiction", "contradictions"),
    count(consensus.length, "agreed", "agreed"),
    count(partialCoverage.length, "covered by some", "covered by some"),
    count(uniqueInsights.length, "only one saw", "only one saw"),
    count(blindSpots.length, "missing", "missing"),
  ].filter((part) => part !== null);
  return parts.length === 0 ? "nothing to report" : parts.join(" · ");
}

function count(size: number, one: string, many: string): string | null {
  if (size === 0) return null;
  return `${size} ${size === 1 ? one : many}`;
}
