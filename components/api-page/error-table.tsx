export interface ErrorRow {
  status: number;
  code: string;
  meaning: string;
}

/** One row for a code that comes with several statuses. */
export function ErrorTable({ errors }: { errors: readonly ErrorRow[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label="Errors by status and code">
      <table className="w-full text-left text-xs">
        <thead className="text-muted">
          <tr className="border-line border-b">
            <th className="py-1.5 pr-4 font-normal">Status</th>
            <th className="py-1.5 pr-4 font-normal">Code</th>
            <th className="py-1.5 font-normal">What happened</th>
          </tr>
        </thead>
        <tbody>
          {mergeStatuses(errors).map(({ statuses, code, meaning }) => (
            <tr key={`${code} ${meaning}`} className="border-line border-b align-top">
              <td className="py-1.5 pr-4 tabular-nums">{statuses.join(", ")}</td>
              <td className="py-1.5 pr-4 font-mono text-ink-strong">{code}</td>
              <td className="py-1.5">{meaning.replaceAll("`", "")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface MergedRow extends Omit<ErrorRow, "status"> {
  statuses: number[];
}

function mergeStatuses(errors: readonly ErrorRow[]): MergedRow[] {
  const rows = new Map<string, MergedRow>();
  for (const { status, code, meaning } of errors) {
    const key = `${code} ${meaning}`;
    const row = rows.get(key) ?? { code, meaning, statuses: [] };
    rows.set(key, { ...row, statuses: [...row.statuses, status] });
  }
  return [...rows.values()];
}
