/** A dash for what was not measured. */
export function formatKnown(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? "–" : format(value);
}
