/** Days and months of UTC, as the server counts them, in the words of the screens. */
const IN_UTC = { timeZone: "UTC" } as const;

/** "2026-11" → "November". */
export function formatMonth(month: string): string {
  return format(`${month}-01`, { month: "long" });
}

/** "2026-11-20" → "Nov 20". */
export function formatShortDay(day: string): string {
  return format(day, { month: "short", day: "numeric" });
}

/** "2026-11-20" → "Nov 20, 2026". */
export function formatDay(day: string): string {
  return format(day, { month: "short", day: "numeric", year: "numeric" });
}

function format(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-US", { ...options, ...IN_UTC }).format(Date.parse(`${day}T00:00:00Z`));
}
