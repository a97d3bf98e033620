import { expect, test } from "vitest";
import { findMediaType } from "./find-media-type";
import { GIF, JPEG, PNG, SVG, TEXT, WEBP } from "./testing/sample-files";

test.each([
  ["PNG", PNG, { kind: "image", mediaType: "image/png" }],
  ["JPEG", JPEG, { kind: "image", mediaType: "image/jpeg" }],
  ["GIF", GIF, { kind: "image", mediaType: "image/gif" }],
  ["WebP", WEBP, { kind: "image", mediaType: "image/webp" }],
  ["text", TEXT, { kind: "text", mediaType: "text/plain", chars: 11 }],
  [
    "text with a byte order mark",
    Buffer.from("\ufeffa,b"),
    { kind: "text", mediaType: "text/plain", chars: 3 },
  ],
  ["HTML", Buffer.from("<html><svg></svg></html>"), { kind: "text", mediaType: "text/plain", chars: 24 }],
  ["nothing", Buffer.alloc(0), { kind: "empty" }],
  ["text with a NUL", Buffer.from("a\0b"), { kind: "unknown" }],
  ["Latin-1", Buffer.from("Gr\xfc\xdfe", "latin1"), { kind: "unknown" }],
  ["half of a surrogate pair", Buffer.from("eda0bd", "hex"), { kind: "unknown" }],
  ["PDF with its binary part", Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3", "latin1"), { kind: "unknown" }],
  ["a WAV file", Buffer.from("RIFF\x24\x00\x00\x00WAVEfmt ", "latin1"), { kind: "unknown" }],
  ["an AVIF image", Buffer.from("\x00\x00\x00\x1cftypavif", "latin1"), { kind: "unknown" }],
])("%s is found", (_name, bytes, found) => {
  expect(findMediaType(bytes)).toEqual(found);
});

test.each([
  SVG.toString(),
  `\ufeff<?xml version="1.0"?>\n<!-- a drawing --><!DOCTYPE svg>\n<SVG\nwidth="1"/>`,
])("SVG is none of them: %j", (text) => {
  expect(findMediaType(Buffer.from(text))).toEqual({ kind: "svg" });
});

test("a text made of comments is read in time that grows with its length", { timeout: 2_000 }, () => {
  const text = "<!----> ".repeat(40_000);
  expect(findMediaType(Buffer.from(text))).toMatchObject({ kind: "text" });
});
