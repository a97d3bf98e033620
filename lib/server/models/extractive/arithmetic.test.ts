import { expect, test } from "vitest";
import { checkSums } from "./arithmetic";

test.each([
  ["20 ÷ 2 = 10", { right: 1, wrong: 0 }],
  ["\\( \\frac{1}{5} \\times 15 = 3 \\)", { right: 1, wrong: 0 }],
  ["$5000 + $10,000 + $30,000 = $40,500", { right: 0, wrong: 1 }],
  ["16 ounces × 3 calories = 48 calories", { right: 1, wrong: 0 }],
  ["2 + 3 * 4 = 14", { right: 1, wrong: 0 }],
  ["10 / 3 = 3.33", { right: 1, wrong: 0 }],
  ["60% of it, that is 0.6 * 20 = 12", { right: 1, wrong: 0 }],
  ["5 / 0 = 0", { right: 0, wrong: 0 }],
  ["x = 3 and y = 4", { right: 0, wrong: 0 }],
  ["days 25-30 = 6 days", { right: 0, wrong: 0 }],
  ["$50 - 30% = $35", { right: 0, wrong: 0 }],
  ["320 \\times \\frac{10 \\text{ hours}}{200} = 16", { right: 1, wrong: 0 }],
  ["no sums at all", { right: 0, wrong: 0 }],
])("checks the sums in %s", (text, expected) => {
  expect(checkSums(text)).toEqual(expected);
});
