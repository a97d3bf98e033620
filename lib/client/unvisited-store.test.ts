import { expect, test } from "vitest";
import { isUnvisited, leaveUnvisited, useUnvisited, visitAll, visitField } from "./unvisited-store";

const pool = ["old", "new"].map((key) => ({ key, member: { pasted: "", name: "" } }));
const early = () =>
  ["pool.0.name", "pool.1.name", "pool.1.pasted", "pool"].filter((path) =>
    isUnvisited({ path, message: "" }, pool, useUnvisited.getState()),
  );

test("the fields of an answer that was just added are unvisited until somebody leaves them, or all of them", () => {
  expect(early()).toEqual([]);
  leaveUnvisited("new");
  expect(early()).toEqual(["pool.1.name", "pool.1.pasted"]);
  visitField("old", "name");
  visitField("new", "name");
  expect(early()).toEqual(["pool.1.pasted"]);
  visitAll();
  expect(early()).toEqual([]);
});

test("one that has left the pool counts for nothing", () => {
  leaveUnvisited("gone");
  expect(early()).toEqual([]);
});
