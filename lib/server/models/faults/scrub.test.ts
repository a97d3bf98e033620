import { expect, test } from "vitest";
import { scrub } from "./scrub";

test("A configured key is replaced wherever it stands", () => {
  expect(scrub("Key sk-secret-12345 (sk-secret-12345) is wrong", ["sk-secret-12345"])).toBe(
    "Key ••• (•••) is wrong",
  );
});

test("A placeholder key is no secret", () => {
  expect(scrub("model ollama/x not found", ["ollama"])).toBe("model ollama/x not found");
});

test("Control characters and direction overrides go, and the length is bounded", () => {
  expect(scrub("a\u0000b\u202Ec\nd", [])).toBe("a b c d");
  expect(scrub("x".repeat(1_000), [])).toHaveLength(601);
});
