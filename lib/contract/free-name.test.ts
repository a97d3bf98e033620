import { expect, test } from "vitest";
import { chooseFreeName, isSameName } from "./free-name";

test("a free name is kept, and one that is taken is counted on", () => {
  expect(chooseFreeName("Trees", ["Forest"], 80)).toBe("Trees");
  expect(chooseFreeName("Trees", ["trees", "Trees 2"], 80)).toBe("Trees 3");
  expect(chooseFreeName("Trees", ["Trees"], 5)).toBe("Tre 2");
});

test("names are the same whatever their case and their space", () => {
  expect([isSameName(" Code  review", "code review"), isSameName("Trees", "Trees 2")]).toEqual([true, false]);
});
