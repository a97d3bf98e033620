import { expect, test } from "vitest";
import { findAgreement } from "./agreement";

test("answers agree by what they state, however they put it", () => {
  expect(
    findAgreement(["6 × 12 = 72.\n#### 72", "He needs it all: the answer is 72.0", "\\boxed{72}"]),
  ).toEqual({ agree: true, how: "answers", score: 1 });
});

test("one that states another answer ends the agreement, even where a third states none", () => {
  expect(findAgreement(["#### 72", "#### 71", "I do not know how to do this."])).toEqual({
    agree: false,
    how: "answers",
    score: 1 / 3,
  });
  expect(findAgreement(["#### 72", "#### 72", "#### 71"])).toEqual({
    agree: false,
    how: "answers",
    score: 2 / 3,
  });
});

test("where final answers are not stated, words are compared, and the furthest pair counts", () => {
  const one = "Rayleigh scattering makes the sky look blue by day.";
  expect(findAgreement([one, "By day, Rayleigh scattering makes the sky look blue!"])).toEqual({
    agree: true,
    how: "overlap",
    score: 1,
  });
  expect(findAgreement([one, one, "Water vapour reflects the sea."])).toEqual({
    agree: false,
    how: "overlap",
    score: 1 / 13,
  });
});

test("nothing agrees with itself", () => {
  expect(findAgreement(["#### 1"])).toEqual({ agree: false, how: null, score: 0 });
  expect(findAgreement([])).toEqual({ agree: false, how: null, score: 0 });
});
