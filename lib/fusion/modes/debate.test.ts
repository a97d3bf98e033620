import { describe, expect, it } from "vitest";
import type { ModelCall } from "@/lib/fusion/ports";
import { answers, judgeSays } from "@/lib/fusion/testing/judge-scripts";
import { type Play, playRun } from "@/lib/fusion/testing/play-run";
import type { Script } from "@/lib/fusion/testing/scripted-models";

const RIGHT = "There are twelve coins in the purse. The answer is 12.";
const WRONG = "I counted the coins in the purse twice. The answer is 15.";

/** Answers first, then speaks in each debate turn. */
function debater(first: string, turn: (call: ModelCall) => string) {
  return (call: ModelCall): Script => answers(call.purpose === "debate" ? turn(call) : first);
}

const KEEPS = () => "<contests>none</contests>\n<keep/>";
const YIELDS = () => `<contests>that there are 15</contests>\n<answer>\n${RIGHT}\n</answer>`;

function hold(scripts: Play["scripts"], debateRounds = 3) {
  return playRun({
    request: { mode: "debate", limits: { deadlineMs: 60_000, maxCostUsd: null, debateRounds } },
    scripts,
  });
}

describe("a debate", () => {
  it("does not begin where all agree at once", async () => {
    const { state, models } = await hold({
      "test/a": debater(RIGHT, KEEPS),
      "test/b": debater("After counting them all: the answer is 12.", KEEPS),
      "test/judge": judgeSays({ winner: "A" }),
    });
    expect(models.calls.some((call) => call.purpose === "debate")).toBe(false);
    expect(state.fusions[0]).toMatchObject({
      settled: { round: 0, why: "agreed-at-once" },
      turns: [],
      answer: RIGHT,
    });
  });

  it("ends when all agree, and the judge may choose a revised answer", async () => {
    const { state, models } = await hold({
      "test/a": debater(RIGHT, KEEPS),
      "test/b": debater(WRONG, YIELDS),
      "test/judge": judgeSays({ winner: "B2" }),
    });
    const [fusion] = state.fusions;
    expect(fusion?.settled).toEqual({ round: 1, why: "all-agree" });
    expect(
      fusion?.turns.map(({ candidate, round, status, contests }) => ({ candidate, round, status, contests })),
    ).toEqual([
      { candidate: "A", round: 1, status: "kept", contests: null },
      { candidate: "B", round: 1, status: "revised", contests: "that there are 15" },
    ]);
    expect(fusion?.outcome).toEqual({ kind: "best-single", candidate: "B", round: 1, fusingTried: false });
    expect(fusion?.answer.trim()).toBe(RIGHT);
    const judging = models.calls.find((call) => call.purpose === "judge")?.judging;
    expect(judging?.contestants.map((contestant) => contestant.id).sort()).toEqual(["A", "B", "B2"]);
  });

  it("ends when nobody moves", async () => {
    const { state } = await hold({
      "test/a": debater(RIGHT, KEEPS),
      "test/b": debater(WRONG, KEEPS),
      "test/judge": judgeSays({ winner: "A" }),
    });
    expect(state.fusions[0]?.settled).toEqual({ round: 1, why: "nobody-moved" });
  });

  it("goes on for as many rounds as it may while they move and do not agree", async () => {
    let count = 15;
    const restless = () =>
      `<contests>all of it</contests>\n<answer>\nNo: the answer is ${++count}.\n</answer>`;
    const { state } = await hold(
      {
        "test/a": debater(RIGHT, KEEPS),
        "test/b": debater(WRONG, restless),
        "test/judge": judgeSays({ winner: "B3" }),
      },
      2,
    );
    expect(state.fusions[0]?.settled).toEqual({ round: 2, why: "rounds-done" });
    expect(state.fusions[0]?.answer.trim()).toBe("No: the answer is 17.");
  });

  it("never names the peers, and gives each member only the others' answers", async () => {
    const { models } = await hold({
      "test/a": debater(RIGHT, KEEPS),
      "test/b": debater(WRONG, KEEPS),
      "test/judge": judgeSays({ winner: "A" }),
    });
    const turn = models.calls.find((call) => call.purpose === "debate" && call.model === "test/a");
    expect(turn?.debating).toEqual({ round: 1, own: RIGHT, peers: [WRONG] });
    expect(JSON.stringify(turn?.messages)).not.toContain("test/b");
  });

  it("keeps a member's answer when its turn fails, and books what the turns cost", async () => {
    const { state } = await playRun({
      request: { mode: "debate" },
      prices: { "test/a": { input: 100, output: 100 } },
      scripts: {
        "test/a": debater(RIGHT, KEEPS),
        "test/b": (call) =>
          call.purpose === "debate" ? { kind: "fails", reason: "overloaded" } : answers(WRONG),
        "test/judge": judgeSays({ winner: "A" }),
      },
    });
    expect(state.fusions[0]?.turns[1]).toMatchObject({
      status: "failed",
      answer: WRONG,
      reason: "overloaded",
    });
    expect(state.fusions[0]).toMatchObject({ status: "completed", cost: { usd: 0.003, source: "computed" } });
  });
});
