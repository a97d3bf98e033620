interface Placed {
  top: number;
}

export interface Line<T> {
  top: number;
  members: T[];
}

/** Lines closer than this share one. */
const LINE_PX = 20;
/** As many as the margin is wide. */
const MOST_ABREAST = 3;

/** Marks of sentences that begin on the same line stand side by side; a crowded line moves on to the next. */
export function groupByLine<T extends Placed>(placed: readonly T[]): Line<T>[] {
  const lines: Line<T>[] = [];
  for (const each of placed) {
    const line = lines.at(-1);
    if (line && each.top - line.top < LINE_PX && line.members.length < MOST_ABREAST) line.members.push(each);
    else lines.push({ top: line ? Math.max(each.top, line.top + LINE_PX) : each.top, members: [each] });
  }
  return lines;
}
