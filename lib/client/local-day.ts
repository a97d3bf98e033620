/** The day of a moment in the reader's own zone, as in 2026-11-20. */
export function toLocalDay(atMs: number): string {
  const date = new Date(atMs);
  const pad = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** "Today", "Yesterday", "Friday 13 November", with the year where it is another. */
export function nameDay(iso: string, nowMs: number): string {
  const day = toLocalDay(Date.parse(iso));
  if (day === toLocalDay(nowMs)) return "Today";
  const yesterday = new Date(nowMs);
  yesterday.setDate(yesterday.getDate() - 1);
  if (day === toLocalDay(yesterday.getTime())) return "Yesterday";
  const isThisYear = day.slice(0, 4) === toLocalDay(nowMs).slice(0, 4);
  const name = new Intl.DateTimeFormat("en-GB", {
    ...{ weekday: "long", day: "numeric", month: "long" },
    ...(!isThisYear && { year: "numeric" }),
  }).format(new Date(iso));
  // Some put a comma after the weekday, and only where there is a year.
  return name.replace(",", "");
}
