import { CircleDot, EyeOff, GitCompareArrows, Handshake, PieChart } from "lucide-react";
import type { Analysis } from "@/lib/fusion/judge/analysis";
import { ClaimRow, FindingSection } from "./finding-section";
import { PointsTo } from "./point-to";

/** What the judge found, by kind; grows while it speaks. */
export function FindingList({ analysis }: { analysis: Analysis }) {
  return (
    <div className="columns-[22rem] gap-8 [&>section]:mb-4">
      <Contradictions positionsBy={analysis.contradictions} />
      <FindingSection
        title="Agreement"
        about="What several say. Agreement, not verification."
        icon={Handshake}
        count={analysis.consensus.length}
      >
        {analysis.consensus.map((each) => (
          <ClaimRow key={each.claim} claim={each.claim} labels={each.candidates} />
        ))}
      </FindingSection>
      <FindingSection
        title="Covered by some"
        about="Some cover this and others do not."
        icon={PieChart}
        count={analysis.partialCoverage.length}
      >
        {analysis.partialCoverage.map((each) => (
          <ClaimRow key={each.claim} claim={each.claim} labels={each.candidates} />
        ))}
      </FindingSection>
      <FindingSection
        title="Only one saw"
        about="Said by a single candidate."
        icon={CircleDot}
        count={analysis.uniqueInsights.length}
      >
        {analysis.uniqueInsights.map((each) => (
          <ClaimRow key={`${each.candidate}-${each.claim}`} claim={each.claim} labels={[each.candidate]} />
        ))}
      </FindingSection>
      <FindingSection
        title="Missing from all"
        about="What every candidate missed."
        icon={EyeOff}
        count={analysis.blindSpots.length}
      >
        {analysis.blindSpots.map((each) => (
          <ClaimRow key={each.claim} claim={each.claim} labels={[]} />
        ))}
      </FindingSection>
    </div>
  );
}

function Contradictions({ positionsBy }: { positionsBy: Analysis["contradictions"] }) {
  return (
    <FindingSection
      title="Contradictions"
      about="Where candidates cannot all be right."
      icon={GitCompareArrows}
      count={positionsBy.length}
    >
      {positionsBy.map(({ topic, positions }) => (
        <li key={topic} className="break-inside-avoid rounded-md border border-line px-2.5 py-1.5">
          <p className="text-ink-strong text-sm">{topic}</p>
          <ul className="mt-0.5">
            {positions.map(({ candidates, claim }) => (
              <li
                key={`${candidates.join("")}-${claim}`}
                className="flex items-start gap-1.5 text-ink text-sm"
              >
                <PointsTo labels={candidates} claim={claim} />
                <span className="min-w-0 break-words py-0.5">{claim}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </FindingSection>
  );
}
