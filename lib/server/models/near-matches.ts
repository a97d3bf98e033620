const MAX_MATCHES = 3;
/** The share of a name's letter pairs that must be found in the other for it to be offered. */
const ENOUGH = 0.45;

/** The names most like `asked`, best first: by shared pairs of letters (Dice), which forgives order and missing parts. */
export function nearMatches(asked: string, names: readonly string[]): string[] {
  const pairs = pairsOf(asked);
  return names
    .map((name) => ({ name, likeness: likeness(pairs, pairsOf(name)) }))
    .filter(({ likeness }) => likeness >= ENOUGH)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, MAX_MATCHES)
    .map(({ name }) => name);
}

function pairsOf(name: string): Set<string> {
  const letters = name.toLowerCase();
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(letters.slice(at, at + 2));
  return pairs;
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
