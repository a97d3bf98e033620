import { expect, test } from "vitest";
import { chooseSlug } from "./choose-slug";

test.each([
  ["My Lab", [], "my-lab"],
  ["My Lab", ["my-lab", "my-lab-2"], "my-lab-3"],
  ["  --Größe 2.0!-- ", [], "gro-e-2-0"],
  ["Modèle", [], "mode-le"],
  ["模型", [], "openai-compatible"],
  ["Demo", ["demo"], "demo-2"],
  ["x".repeat(60), [], "x".repeat(40)],
])("%j with %j taken becomes %s", (name, taken, slug) => {
  expect(chooseSlug(name, "openai-compatible", new Set(taken))).toBe(slug);
});
