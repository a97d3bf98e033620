/** Names of profiles, as a person tells them apart: by their letters, whatever their case and the space around them. */
export function isSameName(one: string, other: string): boolean {
  return fold(one) === fold(other);
}

function fold(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** The name itself where nobody has it, else the first of "Trees 2", "Trees 3" … that is free, within so many characters. */
export function chooseFreeName(name: string, taken: readonly string[], maxChars: number): string {
  for (let n = 1; ; n += 1) {
    const end = n === 1 ? "" : ` ${n}`;
    const free = `${name.slice(0, maxChars - end.length).trimEnd()}${end}`;
    if (!taken.some((other) => isSameName(other, free))) return free;
  }
}
