import type { Snippet } from "@/lib/contract/runs";

/** Where a search found what it looked for, with the words lit. */
export function SnippetLine({ snippet: { text, marks, cut } }: { snippet: Snippet }) {
  const parts = marks.map(([from, to], index) => ({
    from,
    before: text.slice(marks[index - 1]?.[1] ?? 0, from),
    hit: text.slice(from, to),
  }));
  return (
    <p className="mt-0.5 line-clamp-2 text-ink text-xs [overflow-wrap:anywhere]">
      {cut.before && "… "}
      {parts.map(({ from, before, hit }) => (
        <span key={from}>
          {before}
          <mark className="rounded-xs bg-accent-soft px-0.5 font-medium text-accent-ink">{hit}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
      {cut.after && " …"}
    </p>
  );
}
