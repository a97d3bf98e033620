import { describe, expect, it } from "vitest";
import {
  formatCost,
  formatCount,
  formatDuration,
  formatElapsed,
  formatList,
  formatRate,
  formatRatio,
  formatShare,
  formatUsd,
  shortModelName,
} from "./format";

const plain = (text: string) => text.replaceAll("\u202f", "_");

describe("formatting", () => {
  it("groups thousands with thin spaces and uses a real minus", () => {
    expect([0, 999, 1000, 1234567, -4200].map((n) => plain(formatCount(n)))).toEqual([
      "0",
      "999",
      "1_000",
      "1_234_567",
      "\u22124_200",
    ]);
  });

  it("keeps enough digits of money to compare small runs", () => {
    const amounts = [0, 0.0000004, 0.000013, 0.00042, 0.0123, 0.5, 1, 12.345, 1234.5, -0.02];
    expect(amounts.map((n) => plain(formatUsd(n)))).toEqual([
      "$0",
      "$0.000001",
      "$0.000013",
      "$0.00042",
      "$0.0123",
      "$0.50",
      "$1.00",
      "$12.35",
      "$1_235",
      "\u2212$0.02",
    ]);
  });

  it("never shows an unknown number as nought", () => {
    expect([
      formatCount(null),
      formatUsd(null),
      formatDuration(null),
      formatRate(null),
      formatRatio(null),
    ]).toEqual(Array(5).fill("unknown"));
    expect(formatCost({ usd: null, source: "unknown" })).toBe("unknown");
    expect(formatCost({ usd: null, source: "unknown", atLeastUsd: 0 })).toBe("unknown");
  });

  it("says how sure a cost is", () => {
    expect(formatCost({ usd: 0.012, source: "estimated" })).toBe("est. $0.012");
    expect(formatCost({ usd: null, source: "unknown", atLeastUsd: 0.03 })).toBe("at least $0.03");
    expect(formatCost({ usd: 0, source: "computed" })).toBe("$0");
  });

  it("writes times with the precision a reader can use", () => {
    const times = [0, 85.4, 999.6, 4210, 9960, 42_400, 59_999, 185_000, 7_800_000];
    expect(times.map((ms) => plain(formatDuration(ms)))).toEqual([
      "0_ms",
      "85_ms",
      "1.0_s",
      "4.2_s",
      "10_s",
      "42_s",
      "1_min 00_s",
      "3_min 05_s",
      "2_h 10_min",
    ]);
    expect([-5, 999, 61_000].map((ms) => plain(formatElapsed(ms)))).toEqual(["0_s", "0_s", "1_min 01_s"]);
  });

  it("writes rates, ratios, lists and model names", () => {
    expect([4.26, 47.2, 1200].map((n) => plain(formatRate(n)))).toEqual([
      "4.3_tok/s",
      "47_tok/s",
      "1_200_tok/s",
    ]);
    expect([0, 0.00001, 0.004, 0.123, 1].map((share) => plain(formatShare(share)))).toEqual([
      "0_%",
      "0.1_%",
      "0.4_%",
      "12_%",
      "100_%",
    ]);
    expect([formatRatio(1.34), formatRatio(12.2), formatRatio(Number.POSITIVE_INFINITY)]).toEqual([
      "1.3×",
      "12×",
      "unknown",
    ]);
    expect([formatList([]), formatList(["A"]), formatList(["A", "B"]), formatList(["A", "B", "C"])]).toEqual([
      "",
      "A",
      "A and B",
      "A, B and C",
    ]);
    expect(shortModelName("openrouter/anthropic/claude-sonnet-5")).toBe("claude-sonnet-5");
  });
});
