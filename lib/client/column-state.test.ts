import { describe, expect, it } from "vitest";
import { columnStateOf, thinkingMs } from "./column-state";
import { liveUsageOf } from "./live-usage";
import { answered, begun, failed, foldRun, said, type Timed } from "./testing/run-fixtures";

function first(...events: Timed[]) {
  const [candidate] = foldRun([...begun(1), ...events]).candidates;
  if (!candidate) throw new Error("no candidate");
  return candidate;
}

const thought = (at: number): Timed => ({ at, type: "candidate.delta", candidate: "A", reasoning: "hm" });
const retrying: Timed = {
  at: 9,
  type: "candidate.retrying",
  candidate: "A",
  reason: "overloaded",
  message: "529",
  inMs: 3000,
};

describe("how a column stands", () => {
  it("tells every state apart", () => {
    const states = [
      first(),
      first(thought(5)),
      first(thought(5), said("A", 9, "x")),
      first(retrying),
      first(said("A", 9, "x"), answered("A", 20)),
      first(said("A", 9, "x"), answered("A", 20, { finish: "length" })),
      first(said("A", 9, "x"), failed("A", 20, { reason: "truncated" })),
      first(said("A", 9, "x"), failed("A", 20, { reason: "network" })),
      first(said("A", 9, "No."), failed("A", 20, { reason: "refused" })),
      first(failed("A", 20, { reason: "truncated" })),
      first(answered("A", 20, { finish: "stopped" })),
      first(failed("A", 20)),
    ].map((candidate) => columnStateOf(candidate));
    expect(states).toEqual([
      "waiting",
      "thinking",
      "streaming",
      "retrying",
      "done",
      "cut-short",
      "broke-off",
      "broke-off",
      "failed",
      "failed",
      "stopped",
      "failed",
    ]);
  });

  it("does not keep waiting for a column whose run is over", () => {
    expect([columnStateOf(first(), true), columnStateOf(first(retrying), true)]).toEqual([
      "interrupted",
      "interrupted",
    ]);
  });

  it("measures thinking up to the first word, or to the end", () => {
    expect(thinkingMs(first(thought(5)), 25)).toBe(20);
    expect(thinkingMs(first(thought(5), said("A", 9, "x")), 25)).toBe(4);
    expect(thinkingMs(first(thought(5), failed("A", 20)), 99)).toBe(15);
    expect(thinkingMs(first(said("A", 9, "x")), 25)).toBe(null);
  });
});

describe("the figures under a column", () => {
  it("are guesses while it speaks, and say so", () => {
    const speaking = first(said("A", 101, "x".repeat(400)));
    expect(liveUsageOf(speaking, 1_101)).toEqual({
      firstTokenMs: 100,
      tokensPerSecond: 100,
      outputTokens: 100,
      estimated: true,
      totalMs: 1_100,
    });
    expect(liveUsageOf(first(), 50)).toEqual({
      firstTokenMs: null,
      tokensPerSecond: null,
      outputTokens: null,
      estimated: true,
      totalMs: 49,
    });
  });

  it("are the provider's own afterwards, unknown where it said nothing", () => {
    const usage = { inputTokens: 1, outputTokens: 7, cachedTokens: null, reasoningTokens: null };
    expect(liveUsageOf(first(said("A", 9, "x"), answered("A", 21, { usage })), 0)).toEqual({
      firstTokenMs: 10,
      tokensPerSecond: 40,
      outputTokens: 7,
      estimated: false,
      totalMs: 20,
    });
    expect(liveUsageOf(first(said("A", 9, "x"), answered("A", 21)), 0).outputTokens).toBe(null);
  });

  it("stay guesses where it was cut off, as its cost does", () => {
    const cut = liveUsageOf(first(said("A", 9, "x".repeat(400)), failed("A", 1_009)), 0);
    expect(cut).toMatchObject({ outputTokens: 100, estimated: true });
    expect(liveUsageOf(first(failed("A", 20)), 0)).toMatchObject({ outputTokens: null, estimated: false });
  });
});
