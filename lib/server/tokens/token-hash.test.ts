import { expect, test } from "vitest";
import { deriveTokenKey, hashToken, isToken } from "./token-hash";
import { createTokenText } from "./token-text";

const key = deriveTokenKey("a secret of the tests, long enough");

test("a token is known again by its hash, in which nothing of it stands", () => {
  const token = createTokenText();
  const hash = hashToken(token, key);
  expect(isToken(token, hash, key)).toBe(true);
  expect([hash.length, hash.includes(token.secret.slice(0, 8)), hash.includes(token.id)]).toEqual([
    43,
    false,
    false,
  ]);
});

test("the hash holds for this id, this secret and this key alone", () => {
  const [token, other] = [createTokenText(), createTokenText()];
  const hash = hashToken(token, key);
  expect([
    isToken({ ...token, id: other.id }, hash, key),
    isToken({ ...token, secret: other.secret }, hash, key),
    isToken(token, hash, deriveTokenKey("another secret of the tests, long enough")),
  ]).toEqual([false, false, false]);
});

test("where there is no hash, or half of one, no token is known", () => {
  const token = createTokenText();
  const hash = hashToken(token, key);
  expect([null, "", hash.slice(0, 20), `${hash}AAAA`].map((kept) => isToken(token, kept, key))).toEqual([
    ...[false, false, false, false],
  ]);
});

test("the key is not what it is made from, and always the same", () => {
  const secret = "a secret of the tests, long enough";
  expect(deriveTokenKey(secret).equals(key)).toBe(true);
  expect(deriveTokenKey(secret).toString("utf8")).not.toContain("tests");
  // Another key, and every token that was handed out holds no longer.
  expect(key.toString("hex").slice(0, 16)).toBe("e404df1c12834464");
});
