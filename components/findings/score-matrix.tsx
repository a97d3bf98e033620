import { CandidateChip } from "@/components/ui/candidate-chip";
import { cx } from "@/components/ui/cx";
import type { Analysis } from "@/lib/fusion/judge/analysis";
import type { Label } from "@/lib/fusion/labels";
import type { Criterion } from "@/lib/fusion/run-request";

interface ScoreMatrixProps {
  scores: Analysis["scores"];
  criteria: readonly Criterion[];
  winner: Label | null;
}

/** Criteria × candidates, 0 to 10; a cell's bar is its score. */
export function ScoreMatrix({ scores, criteria, winner }: ScoreMatrixProps) {
  if (scores.length === 0) return null;
  const labels = [...new Set(scores.map((score) => score.candidate))].sort();
  const rows = [...new Set(scores.map((score) => score.criterion))];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section tabIndex={0} aria-label="Scores" className="scroll-own overflow-x-auto">
      <table className="border-collapse text-xs tabular-nums">
        <caption className="mb-1 whitespace-nowrap text-left font-medium text-ink-strong text-sm">
          How does each score? <span className="font-normal text-muted text-xs">0 to 10</span>
        </caption>
        <thead>
          <tr>
            <th className="sr-only">Criterion</th>
            {labels.map((label) => (
              <th
                key={label}
                scope="col"
                className={cx(
                  "min-w-12 px-1 pb-1 text-left font-normal",
                  label === winner && "underline underline-offset-4",
                )}
              >
                <CandidateChip label={label} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((criterion) => (
            <tr key={criterion}>
              <th scope="row" className="max-w-48 py-0.5 pr-3 text-left font-normal text-muted">
                {criterion}
                <Weight of={criteria.find((each) => each.name === criterion)?.weight} />
              </th>
              {labels.map((label) => (
                <ScoreCell
                  key={label}
                  score={
                    scores.findLast((each) => each.criterion === criterion && each.candidate === label)
                      ?.score ?? null
                  }
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Weight({ of: weight }: { of: number | undefined }) {
  return weight === undefined ? null : <span title={`Weight ${weight}`}> ×{weight}</span>;
}

function ScoreCell({ score }: { score: number | null }) {
  return (
    <td className="min-w-12 px-1 py-0.5 align-top text-ink">
      {score === null ? <span className="text-muted">–</span> : score}
      <span aria-hidden className="mt-px block h-0.5 w-10 rounded-full bg-hover">
        <span
          className="block h-full rounded-full bg-muted-foreground"
          style={{ width: `${(score ?? 0) * 10}%`, background: "var(--muted)" }}
        />
      </span>
    </td>
  );
}
