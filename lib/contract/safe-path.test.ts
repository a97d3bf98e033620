import { expect, test } from "vitest";
import { toSafePath } from "./safe-path";

test.each(["/", "/history", "/runs/abc?tab=1#answer", "/settings/account"])("%s is gone on to", (path) => {
  expect(toSafePath(path)).toBe(path);
});

test.each([
  null,
  "",
  "history",
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "\\\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/%2e//evil.example",
  "javascript:alert(1)",
  "/api/account/sign-out",
])("%j is not", (path) => {
  expect(toSafePath(path)).toBe("/");
});
