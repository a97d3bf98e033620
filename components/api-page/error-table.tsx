export interface ErrorRow {
  status: number;
  code: string;
  meaning: string;
}

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
          {errors.map(({ status, code, meaning }) => (
            <tr key={`${status} ${code} ${meaning}`} className="border-line border-b align-top">
              <td className="py-1.5 pr-4 tabular-nums">{status}</td>
              <td className="py-1.5 pr-4 font-mono text-ink-strong">{code}</td>
              <td className="py-1.5">{meaning.replaceAll("`", "")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
