import { expect, test } from "vitest";
import { type KeyRing, parseKeyRing } from "./key-ring";
import { type KeyBinding, sealKey, sealPrefix, unsealKey } from "./seal-key";

const encoded = (fill: number) => Buffer.alloc(32, fill).toString("base64");

function ringOf(...entries: string[]): KeyRing {
  const reading = parseKeyRing(entries.join(","));
  if (!reading.ok) throw new Error(reading.message);
  return reading.ring;
}

const ring = ringOf(`a:${encoded(1)}`);
const binding: KeyBinding = {
  ownerId: "guest_one",
  connectionId: "con_one",
  kind: "openai-compatible",
  baseUrl: "https://llm.example.com/v1",
};
const KEY = "sk-canary-4f1e9a77";

test("a key comes back for what it was sealed for", () => {
  const sealed = sealKey(ring, KEY, binding);
  expect(unsealKey(ring, sealed, { ...binding })).toEqual({ ok: true, key: KEY, stale: false });
  expect(sealed.startsWith(sealPrefix(ring))).toBe(true);
  expect(sealed).not.toContain("canary");
});

test("the same key never looks the same twice", () => {
  expect(sealKey(ring, KEY, binding)).not.toBe(sealKey(ring, KEY, binding));
});

test.each<[string, Partial<KeyBinding>]>([
  ["another owner", { ownerId: "guest_two" }],
  ["another connection", { connectionId: "con_two" }],
  ["another kind", { kind: "openai" }],
  ["another address", { baseUrl: "https://evil.example.com/v1" }],
  ["the provider's own address", { baseUrl: null }],
  ["parts that run together the same", { ownerId: 'guest_one","con_one', connectionId: "" }],
])("a key opens for no %s", (_case, other) => {
  const sealed = sealKey(ring, KEY, binding);
  expect(unsealKey(ring, sealed, { ...binding, ...other })).toEqual({ ok: false, why: "not-authentic" });
});

test("a key that was changed in any byte does not open", () => {
  const sealed = sealKey(ring, KEY, binding);
  const [version, id, iv = "", body = ""] = sealed.split(".");
  const flip = (text: string, at: number) => {
    const bytes = Buffer.from(text, "base64url");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes.toString("base64url");
  };
  const forged = [
    ...Array.from(Buffer.from(iv, "base64url"), (_, at) => [version, id, flip(iv, at), body].join(".")),
    ...Array.from(Buffer.from(body, "base64url"), (_, at) => [version, id, iv, flip(body, at)].join(".")),
    [version, id, iv, body.slice(0, -4)].join("."),
    [version, id, "", body].join("."),
    [version, id, iv, ""].join("."),
    `${sealed}.x`,
    `v2${sealed.slice(2)}`,
    "",
  ];
  expect(forged.map((text) => unsealKey(ring, text, binding)).filter((opened) => opened.ok)).toEqual([]);
});

test("after the ring was turned the old key still opens, and says that it is due", () => {
  const sealed = sealKey(ring, KEY, binding);
  const turned = ringOf(`b:${encoded(2)}`, `a:${encoded(1)}`);
  expect(unsealKey(turned, sealed, binding)).toEqual({ ok: true, key: KEY, stale: true });
  expect(unsealKey(turned, sealKey(turned, KEY, binding), binding)).toMatchObject({ stale: false });
});

test("a master key that left the ring, or another under its name, opens nothing", () => {
  const sealed = sealKey(ring, KEY, binding);
  expect([
    unsealKey(ringOf(`b:${encoded(2)}`), sealed, binding),
    unsealKey(ringOf(`a:${encoded(2)}`), sealed, binding),
    unsealKey(ringOf(`b:${encoded(1)}`), sealed.replace("v1.a.", "v1.b."), binding),
  ]).toEqual([
    { ok: false, why: "unknown-master-key" },
    { ok: false, why: "not-authentic" },
    { ok: false, why: "not-authentic" },
  ]);
});

test.each([
  ["", "must name at least one key"],
  ["a", "entry 1 must be id:key"],
  ["A B:AAAA", "entry 1 must be id:key"],
  [`a:${Buffer.alloc(16).toString("base64")}`, "entry 1 must hold a key of 32 bytes"],
  [`a:${encoded(1)},a:${encoded(2)}`, 'entry 2 has the id "a" a second time'],
])("a ring is not read from %j", (text, message) => {
  const reading = parseKeyRing(text);
  expect(reading.ok ? "read" : reading.message).toContain(message);
});
