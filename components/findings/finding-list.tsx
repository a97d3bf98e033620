import { CircleDot, EyeOff, GitCompareArrows, Handshake, PieChart } from "lucide-react";
import { InlineText } from "@/components/ui/inline-text";
import type { Analysis } from "@/lib/fusion/judge/analysis";
import { ClaimRow, ClaimSection, FindingSection } from "./finding-section";

/** What the judge found, by kind; grows while it speaks. */
export function FindingList({ analysis }: { analysis: Analysis }) {
  return (
    <div className="columns-[22rem] gap-8 [&>section]:mb-4">
      <Contradictions positionsBy={analysis.contradictions} />
      <ClaimSection
        title="Agreement"
        about="What several say. Agreement, not verification."
        icon={Handshake}
        claims={analysis.consensus}
      />
      <ClaimSection
        title="Covered by some"
        about="Some cover this and others do not."
        icon={PieChart}
        claims={analysis.partialCoverage}
      />
      <ClaimSection
        title="Only one saw"
        about="Said by a single candidate."
        icon={CircleDot}
        claims={analysis.uniqueInsights.map(({ claim, candidate }) => ({ claim, candidates: [candidate] }))}
      />
      <ClaimSection
        title="Missing from all"
        about="What every candidate missed."
        icon={EyeOff}
        claims={analysis.blindSpots.map(({ claim }) => ({ claim, candidates: [] }))}
      />
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
      {positionsBy.map(({ topic, positions }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a judge may name a topic twice; findings keep their places
          key={index}
          className="break-inside-avoid rounded-md border border-line px-2.5 py-1.5"
        >
          <p className="break-words text-ink-strong text-sm">
            <InlineText text={topic} />
          </p>
          <ul className="mt-0.5">
            {positions.map(({ candidates, claim }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <ClaimRow key={place} claim={claim} labels={candidates} />
            ))}
          </ul>
        </li>
      ))}
    </FindingSection>
  );
}
