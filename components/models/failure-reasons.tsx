import { FAILURE_ADVICE } from "@/lib/client/failure-advice";
import { formatCount } from "@/lib/client/format";
import type { MeasuredModel } from "@/lib/contract/models";

/** A picture that is its own table: each reason with its bar and its count. */
export function FailureReasons({ failures, calls }: Pick<MeasuredModel, "failures" | "calls">) {
  const reasons = Object.entries(failures);
  const most = Math.max(1, ...reasons.map(([, count]) => count));
  return (
    <section aria-label="Why did calls fail?" className="text-sm tabular-nums">
      <h3 className="pb-1 font-medium text-ink-strong text-sm">Why did calls fail?</h3>
      {reasons.length === 0 ? (
        <p className="text-ink">None failed, of {formatCount(calls)}.</p>
      ) : (
        <table className="w-full border-collapse text-left">
          <thead className="sr-only">
            <tr>
              <th scope="col">Reason</th>
              <th scope="col">Calls</th>
            </tr>
          </thead>
          <tbody>
            {reasons.map(([reason, count]) => (
              <tr key={reason}>
                <th scope="row" className="py-0.5 pr-3 font-normal text-ink" title={explain(reason)}>
                  {reason}
                </th>
                <td className="w-2/3 py-0.5">
                  <span className="flex items-center gap-2">
                    <span
                      aria-hidden
                      className="h-3 rounded-sm bg-bad"
                      style={{ width: `calc(${(count / most) * 100}% - 3rem)`, minWidth: "3px" }}
                    />
                    {formatCount(count)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function explain(reason: string): string | undefined {
  return Object.entries(FAILURE_ADVICE).find(([known]) => known === reason)?.[1].what;
}
