import fc from "fast-check";
import { expect, test } from "vitest";
import { createStopCutter } from "./cut-at-stop";

function cut(pieces: string[], sequences: string[]): string {
  const cutter = createStopCutter(sequences);
  return pieces.map((piece) => cutter.push(piece)).join("") + cutter.end();
}

test("ends before the first sequence, wherever the pieces are split", () => {
  expect(cut(["one two STOP three"], ["STOP"])).toBe("one two ");
  expect(cut(["one two S", "TO", "P three"], ["STOP"])).toBe("one two ");
  expect(cut(["a\n", "\nb"], ["\n\n"])).toBe("a");
  expect(cut(["x END y STOP"], ["STOP", "END"])).toBe("x ");
});

test("gives out what only began like a sequence", () => {
  expect(cut(["ST", "OR"], ["STOP"])).toBe("STOR");
  expect(cut(["ends with STO"], ["STOP"])).toBe("ends with STO");
});

test("is what a search of the whole text finds, for any text, sequences and pieces", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
  const sequences = fc.array(
    letters.filter((one) => one !== ""),
    { maxLength: 3 },
  );
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 12 }), sequences, (pieces, stops) => {
      const whole = pieces.join("");
      const at = stops.map((one) => whole.indexOf(one)).filter((index) => index >= 0);
      expect(cut(pieces, stops)).toBe(at.length === 0 ? whole : whole.slice(0, Math.min(...at)));
    }),
  );
});
