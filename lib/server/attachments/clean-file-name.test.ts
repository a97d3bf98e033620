import { expect, test } from "vitest";
import { cleanFileName } from "./clean-file-name";

test.each([
  ["cat.png", "cat.png"],
  ["  Ein Bild von Žofie.jpeg ", "Ein Bild von Žofie.jpeg"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\me\\notes.txt", "notes.txt"],
  ["a\u0000b\r\nSet-Cookie: x=1.txt", "abSet-Cookie: x=1.txt"],
  ["invoice\u202Egnp.exe", "invoicegnp.exe"],
  ["..", "file"],
  ["/", "file"],
  ["", "file"],
  ["half \ud83d.txt", "half \ufffd.txt"],
])("%j becomes %j", (name, cleaned) => {
  expect(cleanFileName(name)).toBe(cleaned);
});

test("a long name is cut between characters, never inside one", () => {
  expect(cleanFileName(`${"🌋".repeat(200)}.png`)).toBe("🌋".repeat(120));
});
