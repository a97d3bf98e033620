import { expect, it } from "vitest";
import { diffAnswers } from "./diff-answers";

const marks = (before: string, after: string) =>
  diffAnswers(before, after).map(
    ({ value, added, removed }) => `${added ? "+" : removed ? "-" : " "}${value}`,
  );

it("keeps what both have, and goes by sentences", () => {
  expect(marks("It is 4.5 metres. It is old.", "It is 4.5 metres. It is new. Look!")).toEqual([
    " It is 4.5 metres. ",
    "-It is old.",
    "+It is new. Look!",
  ]);
});

it("leaves lines without a full stop alone where only what follows them is new", () => {
  const list = "# Title\n\n1. First\n2. Second\n   - nested\n\n";
  expect(marks(`${list}$$x$$\n`, `${list}$$x$$\n\nAdded.`)).toEqual([` ${list}$$x$$\n`, "+\nAdded."]);
});

it("sees no difference in the white space after a sentence", () => {
  expect(marks("One. Two.", "One. Two.\n\nThree.")).toEqual([" One. Two.\n", "+\nThree."]);
});

it("loses no character", () => {
  const before = 'One. Two!\n\n| a |\n| --- |\r\n  "Three?" four';
  const after = "Zero.\nTwo!\n\n| a |\n";
  const changes = diffAnswers(before, after);
  expect(
    changes
      .filter(({ added }) => !added)
      .map(({ value }) => value)
      .join(""),
  ).toBe(before);
  expect(
    changes
      .filter(({ removed }) => !removed)
      .map(({ value }) => value)
      .join(""),
  ).toBe(after);
});
