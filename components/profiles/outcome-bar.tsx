import { Collapsible } from "@/components/ui/collapsible";
import { cx } from "@/components/ui/cx";
import { outcomeShares } from "@/lib/client/describe-record";
import { formatCount } from "@/lib/client/format";
import type { ProfileRecord } from "@/lib/contract/profiles";

const LOOKS: Record<string, string> = {
  merged: "bg-accent",
  "best-single": "bg-ink-strong",
  "only-candidate": "bg-muted-foreground",
  "as-written": "border border-line-strong border-dashed",
  "tool-calls": "border border-line-strong",
};

/** What the answer came to be, as one bar with its names below, and a table behind it. */
export function OutcomeBar({ record }: { record: ProfileRecord }) {
  const shares = outcomeShares(record);
  const total = shares.reduce((sum, { runs }) => sum + runs, 0);
  if (total === 0) return null;
  return (
    <figure className="flex max-w-2xl flex-col gap-1.5">
      <figcaption className="font-medium text-ink text-xs">What did the answer come to be?</figcaption>
      <div aria-hidden className="flex h-3 gap-px overflow-hidden rounded-sm">
        {shares.map(({ kind, runs }) => (
          <span key={kind} className={cx("min-w-1", LOOKS[kind])} style={{ flexGrow: runs, flexBasis: 0 }} />
        ))}
      </div>
      <ul className="flex flex-wrap gap-x-4 gap-y-0.5 text-muted text-xs tabular-nums">
        {shares.map(({ kind, name, runs }) => (
          <li key={kind} className="flex items-center gap-1.5">
            <span aria-hidden className={cx("size-2 rounded-xs", LOOKS[kind])} />
            {name} <span className="text-ink">{formatCount(runs)}</span>
          </li>
        ))}
      </ul>
      <Collapsible summary="As a table">
        <table className="mt-1 border-collapse text-left text-xs tabular-nums">
          <thead className="text-muted">
            <tr>
              {["Outcome", "Runs", "Share"].map((head) => (
                <th key={head} scope="col" className="border-line border-b py-1 pr-6 font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shares.map(({ kind, name, runs }) => (
              <tr key={kind} className="border-line border-b">
                <th scope="row" className="py-1 pr-6 font-normal text-ink">
                  {name}
                </th>
                <td className="py-1 pr-6">{formatCount(runs)}</td>
                <td className="py-1 pr-6">{Math.round((runs / total) * 100)} %</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Collapsible>
    </figure>
  );
}
