import { formatDuration, formatRate } from "@/lib/client/format";
import type { MeasuredRow } from "@/lib/client/measured-rows";
import { FailureReasons } from "./failure-reasons";
import { Histogram } from "./histogram";
import { ModelVotes } from "./model-votes";

/** Everything that was measured of one model: two pictures, its failures, its silences. */
export function ModelDetail({ row }: { row: MeasuredRow }) {
  const { firstTokenMs, tokensPerSecond, maxGapMs, failures, calls } = row.measured;
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-2">
        <Histogram
          title="How long until the first token?"
          missing="No first token came in this period."
          spread={firstTokenMs}
          format={formatDuration}
        />
        <Histogram
          title="How fast does it write?"
          missing="No rate is known: the provider counted no tokens, or nothing was written."
          spread={tokensPerSecond}
          format={formatRate}
        />
      </div>
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-2">
        <FailureReasons failures={failures} calls={calls} />
        <section className="text-sm tabular-nums">
          <h3 className="pb-1 font-medium text-ink-strong text-sm">How long does it fall silent?</h3>
          <p className="text-ink">
            {maxGapMs
              ? `The longest silence in the middle of an answer is ${formatDuration(maxGapMs.p50)} in half of the calls (p50), ${formatDuration(maxGapMs.p95)} at p95 and ${formatDuration(maxGapMs.p99)} at p99.`
              : "No answer came in more than one piece."}
          </p>
        </section>
        <ModelVotes model={row.measured.model} />
      </div>
    </div>
  );
}
