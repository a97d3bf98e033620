/**
 * Marks text without touching the DOM that React and the markdown renderer own (CSS Custom Highlight API). Several owners
 * (columns, the answer) share a name; where the browser lacks the API nothing is painted and scrolling still works.
 */
const owned = new Map<string, Map<string, Range[]>>();

export function paint(name: string, owner: string, ranges: Range[]): void {
  const owners = owned.get(name) ?? new Map<string, Range[]>();
  owned.set(name, owners);
  if (ranges.length === 0) owners.delete(owner);
  else owners.set(owner, ranges);
  if (typeof CSS === "undefined" || !("highlights" in CSS)) return;
  const all = [...owners.values()].flat();
  if (all.length === 0) CSS.highlights.delete(name);
  else CSS.highlights.set(name, new Highlight(...all));
}
