import fc from "fast-check";
import { expect, test } from "vitest";
import { countEach, nearestRank } from "./nearest-rank";
import { spreadOf } from "./spread";

const rank = (values: number[], percent: number) => nearestRank(countEach(values), percent);

test("percentiles are values that were measured, by nearest rank", () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
  expect([50, 95, 99, 100].map((percent) => rank(hundred, percent))).toEqual([50, 95, 99, 100]);
  expect([50, 95, 99].map((percent) => rank([15, 20, 35, 40, 50], percent))).toEqual([35, 50, 50]);
  expect(rank([7], 50)).toBe(7);
  const counted = [
    { value: 10, calls: 94 },
    { value: 20, calls: 5 },
    { value: 30, calls: 1 },
  ];
  expect([50, 94, 95, 99, 100].map((percent) => nearestRank(counted, percent))).toEqual([10, 10, 20, 20, 30]);
});

test("a histogram runs from the first bucket that holds something to the last, on a logarithmic scale", () => {
  expect(spreadOf(countEach([0, 0.4, 1, 99, 100, 101, 180]))).toEqual({
    ...{ p50: 99, p95: 180, p99: 180 },
    histogram: expect.arrayContaining([
      { from: 0, to: 1, count: 2 },
      { from: 1, to: 1.33, count: 1 },
      { from: 75, to: 100, count: 1 },
      { from: 100, to: 133, count: 2 },
      { from: 178, to: 237, count: 1 },
    ]),
  });
  expect(spreadOf([{ value: 250, calls: 2 }])?.histogram).toEqual([{ from: 237, to: 316, count: 2 }]);
  expect(spreadOf([])).toBeNull();
});

test("whatever was measured: every value is in exactly one bucket, the buckets join, none is empty at the ends", () => {
  const value = fc.double({ min: 0, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), (values) => {
      const { histogram = [], p50, p95, p99 } = spreadOf(countEach(values)) ?? {};
      for (const { from, to, count } of histogram)
        expect(count).toBe(values.filter((one) => one >= from && one < to).length);
      expect(histogram.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
      for (const [index, { from }] of histogram.entries())
        if (index > 0) expect(from).toBe(histogram[index - 1]?.to);
      expect([histogram[0]?.count, histogram.at(-1)?.count]).not.toContain(0);
      expect([p50, p95, p99].every((figure) => figure !== undefined && values.includes(figure))).toBe(true);
    }),
  );
});
