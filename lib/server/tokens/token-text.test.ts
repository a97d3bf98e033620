import { expect, test } from "vitest";
import { createTokenText, formatToken, isTokenId, parseToken, toTokenHint } from "./token-text";

test("a token is read back from its text", () => {
  const token = createTokenText();
  expect(parseToken(formatToken(token))).toEqual(token);
  expect([isTokenId(token.id), token.secret.endsWith(toTokenHint(token))]).toEqual([true, true]);
});

test("every character of the alphabet comes up, about as often as the others", () => {
  const counts = new Map<string, number>();
  const tokens = Array.from({ length: 2_000 }, createTokenText);
  for (const char of tokens.map(({ secret }) => secret).join(""))
    counts.set(char, (counts.get(char) ?? 0) + 1);
  const expected = (2_000 * 43) / 62;
  expect([counts.size, Math.min(...counts.values()) > expected * 0.8]).toEqual([62, true]);
  expect(Math.max(...counts.values())).toBeLessThan(expected * 1.2);
  expect(new Set(tokens.map(({ id }) => id)).size).toBe(2_000);
});

test.each([
  "",
  "tk__",
  "tk_a_b",
  "TK_",
  "sk-proj-1",
  `tk_${"a".repeat(16)}_${"b".repeat(42)}`,
  `tk_${"a".repeat(16)}_${"b".repeat(43)}\n`,
  `xtk_${"a".repeat(16)}_${"b".repeat(43)}`,
  `tk_${"a".repeat(15)}-_${"b".repeat(43)}`,
])("%j is no token of ours", (text) => {
  expect(parseToken(text)).toBeNull();
});
