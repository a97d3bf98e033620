/** Where a logarithmic axis is marked: at 1, 2 and 5 of each decade, or at 1 alone, as far as there is room. */
export function logTicks(from: number, to: number, most: number): number[] {
  const decades: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power += 1)
    decades.push(power);
  const within = (steps: readonly number[]) =>
    decades
      .flatMap((power) => steps.map((step) => Number((step * 10 ** power).toPrecision(1))))
      .filter((tick) => tick >= from && tick <= to);
  const fine = within([1, 2, 5]);
  if (fine.length < 2) return [from, to];
  if (fine.length <= most) return fine;
  const coarse = within([1]);
  return coarse.length >= 2 ? coarse : fine.filter((_, index) => index % 2 === 0);
}
