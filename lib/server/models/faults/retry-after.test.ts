import { expect, test } from "vitest";
import { parseRetryAfter } from "./retry-after";

const now = Date.parse("2026-11-20T10:00:00Z");

test.each([
  [{ "retry-after": "2" }, 2_000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after": "Fri, 20 Nov 2026 10:00:30 GMT" }, 30_000],
  [{ "retry-after": "Fri, 20 Nov 2026 09:00:00 GMT" }, 0],
  [{ "retry-after-ms": "150", "retry-after": "1" }, 150],
  [{ "retry-after": "soon" }, null],
  [{ "retry-after": "-3" }, null],
  [{ "retry-after": "" }, null],
  [{}, null],
])("%j asks for %s ms", (headers, ms) => {
  expect(parseRetryAfter(new Headers(headers as Record<string, string>), now)).toBe(ms);
});
