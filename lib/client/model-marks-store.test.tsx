import { beforeEach, expect, it } from "vitest";
import { MODEL_MARKS_KEY, useModelMarks } from "./model-marks-store";

const marks = () => {
  const { favourites, recent } = useModelMarks.getState();
  return { favourites, recent };
};
const store = (state: unknown) =>
  localStorage.setItem(MODEL_MARKS_KEY, JSON.stringify({ state, version: 1 }));

beforeEach(() => {
  localStorage.clear();
  useModelMarks.setState({ favourites: [], recent: [] });
});

it("marks and unmarks, and says which", () => {
  const { toggleFavourite } = useModelMarks.getState();
  expect([toggleFavourite("a"), toggleFavourite("b"), toggleFavourite("a"), marks().favourites]).toEqual([
    "added",
    "added",
    "removed",
    ["b"],
  ]);
});

it("keeps the latest eight choices, the newest first and once", () => {
  for (const id of ["a", "b", "c", "d", "e", "f", "g", "h", "i", "b"]) useModelMarks.getState().remember(id);
  expect(marks().recent).toEqual(["b", "i", "h", "g", "f", "e", "d", "c"]);
});

it("is there again after a reload", async () => {
  useModelMarks.getState().toggleFavourite("a");
  useModelMarks.getState().remember("b");
  const kept = localStorage.getItem(MODEL_MARKS_KEY) ?? "";
  useModelMarks.setState({ favourites: [], recent: [] });
  localStorage.setItem(MODEL_MARKS_KEY, kept);
  await useModelMarks.persist.rehydrate();
  expect(marks()).toEqual({ favourites: ["a"], recent: ["b"] });
});

it("starts empty where what is stored is of another shape", async () => {
  store({ favourites: "all", recent: [7] });
  await useModelMarks.persist.rehydrate();
  expect(marks()).toEqual({ favourites: [], recent: [] });
});
