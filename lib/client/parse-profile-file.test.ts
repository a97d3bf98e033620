import { expect, test } from "vitest";
import { parseProfileFile } from "./parse-profile-file";

const FILE = {
  format: "tokamak.profile",
  version: 1,
  name: "Trees",
  about: "",
  setup: {
    mode: "merge",
    pool: [{ model: "lab/a" }],
    judges: ["auto"],
    criteria: [{ name: "brevity", weight: 5, instruction: "" }],
    wait: null,
    limits: {},
  },
};

const problems = (file: unknown) => {
  const parsed = parseProfileFile(JSON.stringify(file));
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
};

test("what is wrong with a file is said in words, beside where it is", () => {
  const { name: _, ...nameless } = FILE;
  const { setup } = FILE;
  expect(problems(FILE)).toEqual([]);
  expect(problems(nameless)).toEqual(["name: A text is missing here."]);
  expect(problems({ ...FILE, about: 5, extra: 1 })).toEqual([
    "about: A text belongs here.",
    ": There is no such setting: extra.",
  ]);
  expect(problems({ ...FILE, setup: { ...setup, mode: "worst-of", judges: "auto" } })).toEqual([
    "setup.mode: One of these belongs here: best-of, merge, debate.",
    "setup.judges: A list belongs here.",
  ]);
  expect(problems({ ...FILE, setup: { ...setup, pool: [5] } })).toEqual([
    "setup.pool.0: What stands here is none of what may.",
  ]);
  expect(problems({ ...FILE, name: "" })).toEqual(["name: Name the profile."]);
});
