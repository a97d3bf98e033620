import { Collapsible } from "@/components/ui/collapsible";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { formatCost, formatDuration } from "@/lib/client/format";
import type { Bar } from "@/lib/client/run-figures";
import { useRunAccess } from "@/lib/client/use-run";
import { Waterfall } from "./waterfall";

interface TookDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  bars: readonly Bar[];
  atMs: number;
  describe: (bar: Bar) => string;
}

export function TookDialog({ open, onOpenChange, bars, atMs, describe }: TookDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Who ran when?" className="max-w-3xl">
        <div className="flex flex-col gap-4 px-4 pb-4">
          <Waterfall bars={bars} atMs={atMs} size="large" describe={describe} />
          <Collapsible summary="As a table">
            <TimesTable bars={bars} />
          </Collapsible>
        </div>
      </DialogContent>
    </Dialog>
  );
}

function TimesTable({ bars }: { bars: readonly Bar[] }) {
  const { showCosts } = useRunAccess();
  return (
    <table className="mt-2 w-full border-collapse text-left text-xs tabular-nums">
      <thead className="text-muted">
        <tr>
          {["Who", "Began at", "First token", "Took", ...(showCosts ? ["Cost"] : [])].map((name) => (
            <th key={name} scope="col" className="border-line border-b py-1 pr-3 font-normal">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key} className="border-line border-b">
            <th scope="row" className="py-1 pr-3 font-normal text-ink">
              {bar.stage === "panel" ? `${bar.label}  ${bar.who}` : bar.who}
            </th>
            <td className="py-1 pr-3">{formatDuration(bar.startMs)}</td>
            <td className="py-1 pr-3">
              {bar.stage === "wait" ? "" : orNone(bar.firstTokenMs, formatDuration)}
            </td>
            <td className="py-1 pr-3">
              {formatDuration(bar.endMs === null ? null : bar.endMs - bar.startMs)}
            </td>
            {showCosts && (
              <td className="py-1 pr-3">{bar.stage === "wait" ? "" : orNone(bar.cost, formatCost)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What never was is not unknown. */
function orNone<T>(value: T | null, format: (value: T) => string): string {
  return value === null ? "–" : format(value);
}
