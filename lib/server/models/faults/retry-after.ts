/** `Retry-After` (RFC 9110: seconds or a date) or OpenAI's `retry-after-ms`, in milliseconds; null where neither reads. */
export function parseRetryAfter(headers: Headers, nowMs: number): number | null {
  const ms = toNonNegative(headers.get("retry-after-ms"));
  if (ms !== null) return ms;
  const value = headers.get("retry-after");
  const seconds = toNonNegative(value);
  if (seconds !== null) return seconds * 1_000;
  // A date begins with its weekday; `Date.parse` alone would read "-3" as one.
  const date = value !== null && /^[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

function toNonNegative(value: string | null): number | null {
  if (value === null || value.trim() === "") return null;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}
