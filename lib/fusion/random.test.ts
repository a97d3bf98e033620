import fc from "fast-check";
import { expect, test } from "vitest";
import { hashSeed, seededRandom, shuffle } from "./random";

test("a seed always gives the same numbers, from 0 up to but not including 1", () => {
  const draw = () => Array.from({ length: 4 }, seededRandom(42));
  expect(draw()).toEqual(draw());
  expect(draw()).toEqual([0.6011037519201636, 0.44829055899754167, 0.8524657934904099, 0.6697340414393693]);
});

test("a shuffle keeps every item, leaves its input alone and follows from the seed", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(4_294_967_295), (items, seed) => {
      const before = [...items];
      const shuffled = shuffle(items, seed);
      expect(items).toEqual(before);
      expect([...shuffled].sort()).toEqual([...items].sort());
      expect(shuffle(items, seed)).toEqual(shuffled);
    }),
  );
});

test("over many seeds each of three items stands first about as often", () => {
  const firsts = { A: 0, B: 0, C: 0 };
  for (let seed = 0; seed < 3_000; seed++)
    firsts[shuffle(["A", "B", "C"] as const, hashSeed(seed, "judge"))[0] ?? "A"]++;
  for (const count of Object.values(firsts)) expect(Math.abs(count - 1_000)).toBeLessThan(120);
});

test("seeds differ by purpose and by where one part ends", () => {
  const seeds = [
    hashSeed(1, "ab", "c"),
    hashSeed(1, "a", "bc"),
    hashSeed(2, "ab", "c"),
    hashSeed(1, "ab"),
    hashSeed(1, 1),
    hashSeed(1, "1"),
  ];
  expect(new Set(seeds).size).toBe(seeds.length);
  for (const seed of seeds) expect(seed === seed >>> 0).toBe(true);
});
