import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addCosts,
  addUsage,
  type Cost,
  costOfCall,
  estimateCutCall,
  NO_USAGE,
  type Price,
  toMicroUsd,
  UNKNOWN_COST,
} from "./cost";

const price = { input: 3, output: 15 };
const usage = { ...NO_USAGE, inputTokens: 21, outputTokens: 60 };

describe("the cost of a call", () => {
  it("is what the provider reported, to the micro-dollar", () => {
    expect(costOfCall({ reportedUsd: 0.001_234_56, usage, price })).toEqual({
      usd: 0.001235,
      source: "reported",
    });
  });

  it("is else computed from usage and price", () => {
    expect(costOfCall({ reportedUsd: null, usage, price })).toEqual({ usd: 0.000963, source: "computed" });
  });

  it("counts cached input at its own price", () => {
    const cached = { ...usage, inputTokens: 1_000, outputTokens: 0, cachedTokens: 900 };
    const priced = { ...price, cachedInput: 0.3 };
    expect(costOfCall({ reportedUsd: null, usage: cached, price: priced })).toEqual({
      usd: 0.00057,
      source: "computed",
    });
  });

  it("counts what was written to the cache at its own price, or as input where it has none", () => {
    const written = {
      ...usage,
      inputTokens: 1_000,
      outputTokens: 0,
      cachedTokens: 200,
      cacheWriteTokens: 700,
    };
    const cost = (rest: Partial<Price>) =>
      costOfCall({ reportedUsd: null, usage: written, price: { ...price, cachedInput: 0.3, ...rest } }).usd;
    expect(cost({ cacheWrite: 3.75 })).toBe(0.002985);
    expect(cost({})).toBe(0.00246);
  });

  it("takes the price of the longest tier that the input reaches, for all tokens", () => {
    const tiers = [
      { minInputTokens: 200_001, input: 6, output: 22.5 },
      { minInputTokens: 500_001, input: 9, output: 30 },
    ];
    const cost = (inputTokens: number) =>
      costOfCall({
        reportedUsd: null,
        usage: { ...usage, inputTokens, outputTokens: 1_000 },
        price: { ...price, tiers },
      }).usd;
    expect(cost(200_000)).toBe(0.615);
    expect(cost(200_001)).toBe(1.222506);
    expect(cost(600_000)).toBe(5.43);
  });

  it("is unknown without usage or without a price, and never 0", () => {
    expect(costOfCall({ reportedUsd: null, usage: null, price })).toEqual(UNKNOWN_COST);
    expect(costOfCall({ reportedUsd: null, usage, price: null })).toEqual(UNKNOWN_COST);
    expect(costOfCall({ reportedUsd: null, usage: { ...usage, outputTokens: null }, price })).toEqual(
      UNKNOWN_COST,
    );
  });

  it("distrusts a reported cost that is no amount", () => {
    expect(costOfCall({ reportedUsd: Number.NaN, usage, price }).source).toBe("computed");
    expect(costOfCall({ reportedUsd: -1, usage, price }).source).toBe("computed");
  });

  it("is estimated, and labelled so, for a call that was cut off", () => {
    expect(estimateCutCall({ inputChars: 40, outputChars: 400, price })).toEqual({
      usd: 0.00153,
      source: "estimated",
    });
    expect(estimateCutCall({ inputChars: 40, outputChars: 400, price: null })).toEqual(UNKNOWN_COST);
  });
});

describe("a sum", () => {
  it("is as sure as its least sure part", () => {
    const reported: Cost = { usd: 0.1, source: "reported" };
    const estimated: Cost = { usd: 0.2, source: "estimated" };
    expect(addCosts([reported, estimated])).toEqual({ usd: 0.3, source: "estimated" });
    expect(addCosts([reported, UNKNOWN_COST])).toEqual({ usd: null, source: "unknown", atLeastUsd: 0.1 });
    expect(addCosts([])).toEqual({ usd: 0, source: "computed" });
  });

  it("adds up in micro-dollars whatever the order and the grouping", () => {
    const micro = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(fc.array(micro), fc.nat(), (micros, at) => {
        const costs = micros.map((one): Cost => ({ usd: one / 1_000_000, source: "computed" }));
        const cut = at % (costs.length + 1);
        const grouped = addCosts([addCosts(costs.slice(cut).reverse()), addCosts(costs.slice(0, cut))]);
        expect(toMicroUsd(grouped.usd ?? -1)).toBe(micros.reduce((sum, one) => sum + one, 0));
      }),
    );
  });

  it("of usages keeps a count unknown that nobody reported", () => {
    expect(addUsage([usage, null, { ...usage, reasoningTokens: 5 }])).toEqual({
      inputTokens: 42,
      outputTokens: 120,
      cachedTokens: null,
      reasoningTokens: 5,
    });
    expect(addUsage([null])).toBeNull();
  });
});
