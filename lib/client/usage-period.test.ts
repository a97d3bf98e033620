import { expect, test } from "vitest";
import { hrefOfPeriod, toUsagePeriod } from "./usage-period";

/** Still the last of February where the west of the world is asleep. */
const NOW = Date.UTC(2028, 2, 1, 0, 30);
const period = (query: string) => toUsagePeriod(new URLSearchParams(query), NOW);

test.each([
  ["period=7d", "7d", "2028-02-24", "2028-03-01"],
  ["period=30d", "30d", "2028-02-01", "2028-03-01"],
  ["", "30d", "2028-02-01", "2028-03-01"],
  ["period=nonsense", "30d", "2028-02-01", "2028-03-01"],
  ["period=month", "month", "2028-03-01", "2028-03-01"],
  ["period=last-month", "last-month", "2028-02-01", "2028-02-29"],
  ["period=custom&from=2028-01-05&to=2028-01-06", "custom", "2028-01-05", "2028-01-06"],
  ["period=custom", "custom", "2028-02-01", "2028-03-01"],
])("%s", (query, name, from, to) => {
  expect(period(query)).toEqual({ name, from, to });
});

test("January's last month is December of the year before", () => {
  expect(toUsagePeriod(new URLSearchParams("period=last-month"), Date.UTC(2028, 0, 31, 23))).toEqual({
    name: "last-month",
    from: "2027-12-01",
    to: "2027-12-31",
  });
});

test("the address says the period again, and whose", () => {
  expect(hrefOfPeriod(period("period=7d"), "me")).toBe("/costs?period=7d");
  const custom = period("period=custom&from=2028-01-05&to=2028-01-06");
  expect(hrefOfPeriod(custom, "instance")).toBe(
    "/costs?period=custom&from=2028-01-05&to=2028-01-06&of=instance",
  );
});
