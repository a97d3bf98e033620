import { expect, it } from "vitest";
import { type PickerEntry, specialEntry } from "./model-index";
import { toPickerRows } from "./picker-rows";
import type { PickerSort } from "./search-models";

const model = (id: string, output: number | null = null): PickerEntry => ({
  ...specialEntry(id, id, ""),
  model: {
    id,
    connection: "lab",
    name: id,
    contextLength: null,
    maxOutputTokens: null,
    price: output === null ? null : { input: 0, output },
    canAnswer: true,
    canJudge: true,
    takes: null,
    about: null,
  },
});

const AUTO = specialEntry("auto", "auto", "the strongest");
const FOUND = [AUTO, model("a", 1), model("b"), model("c", 2), model("d")];
const MARKS = { favourites: ["d", "gone"], recent: ["c", "d", "auto", "gone"] };

const lines = (text: string, sort: PickerSort, marks = MARKS) =>
  toPickerRows(FOUND, { text, sort }, marks).map((row) =>
    row.kind === "heading" ? `# ${row.title}` : `${row.position} ${row.entry.id}`,
  );

it("puts favourites and what was chosen lately on top, once each, where nothing is typed", () => {
  expect(lines(" ", "match")).toEqual([
    "0 auto",
    "# Favourites",
    "1 d",
    "# Chosen lately",
    "2 c",
    "# All others",
    "3 a",
    "4 b",
  ]);
});

it("needs no headings where nothing is marked, or something is typed", () => {
  const plain = ["0 auto", "1 a", "2 b", "3 c", "4 d"];
  expect([lines("", "match", { favourites: [], recent: [] }), lines("x", "match")]).toEqual([plain, plain]);
});

it("says what cannot be compared", () => {
  expect([lines("", "price"), lines("", "rate")]).toEqual([
    ["0 a", "1 c", "# Price unknown", "2 auto", "3 b", "4 d"],
    ["# Not measured yet", "0 auto", "1 a", "2 b", "3 c", "4 d"],
  ]);
});
