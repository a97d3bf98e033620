import { useQuery } from "@tanstack/react-query";
import { ChartNoAxesGantt } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatCost, formatDuration, formatRatio } from "@/lib/client/format";
import { modelsQuery } from "@/lib/client/models-query";
import { type Bar, figuresOf, waterfallOf } from "@/lib/client/run-figures";
import { nameCandidate } from "@/lib/client/use-candidate-name";
import { useRun, useRunAccess, useSampledRun } from "@/lib/client/use-run";
import { TookDialog } from "./took-dialog";
import { Waterfall } from "./waterfall";

const describe = (bar: Bar) => formatDuration(bar.endMs === null ? null : bar.endMs - bar.startMs);

/** What the run took, in one line. There once it has ended. */
export function TookLine() {
  const ended = useRun((run) => run.timings !== null && run.status !== "running");
  return ended ? <Took /> : null;
}

function Took() {
  const [open, setOpen] = useState(false);
  const run = useSampledRun((state) => state, 500);
  const { showCosts } = useRunAccess();
  const { wallMs, timeRatio, cost, costRatio, best } = figuresOf(run);
  const { data: models } = useQuery(modelsQuery);
  const bars = waterfallOf(run, (candidate) => nameCandidate(candidate, models));
  return (
    <section
      aria-label="What it took"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 px-1 text-ink text-sm tabular-nums"
    >
      <span>
        Took <strong className="font-medium text-ink-strong">{formatDuration(wallMs)}</strong>
        {timeRatio !== null && (
          <span className="text-muted">, {formatRatio(timeRatio)} its slowest member</span>
        )}
      </span>
      {showCosts && (
        <span>
          Cost <strong className="font-medium text-ink-strong">{formatCost(cost)}</strong>
          {costRatio !== null && best && (
            <span className="text-muted">
              , {formatRatio(costRatio)} its best single member, {best}
            </span>
          )}
        </span>
      )}
      {bars.length > 0 && (
        <Button
          variant="ghost"
          size="sm"
          onClick={() => setOpen(true)}
          aria-label="Who ran when?"
          title="Who ran when?"
        >
          <ChartNoAxesGantt className="size-3.5 text-muted" aria-hidden />
          <Waterfall bars={bars} atMs={run.lastAt} size="small" describe={describe} />
        </Button>
      )}
      <TookDialog open={open} onOpenChange={setOpen} bars={bars} atMs={run.lastAt} describe={describe} />
    </section>
  );
}
