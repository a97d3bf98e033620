const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const THIN = "\u202f";

/** "now", "4 min ago", "3 h ago", "yesterday", "6 d ago", then the date. Both are moments: ISO 8601 and epoch ms. */
export function formatAgo(iso: string, nowMs: number): string {
  const age = nowMs - Date.parse(iso);
  if (age < MINUTE) return "now";
  if (age < HOUR) return `${Math.floor(age / MINUTE)}${THIN}min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)}${THIN}h ago`;
  if (age < 2 * DAY) return "yesterday";
  if (age < 14 * DAY) return `${Math.floor(age / DAY)}${THIN}d ago`;
  return iso.slice(0, 10);
}

/** The exact moment in the reader's own zone, for a title. */
export function formatExactTime(iso: string): string {
  return new Date(iso).toLocaleString(undefined, { dateStyle: "full", timeStyle: "medium" });
}
