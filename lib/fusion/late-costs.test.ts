import { describe, expect, it } from "vitest";
import type { Cost } from "./cost";
import { findOpenCalls, joinSpent, settleCall } from "./late-costs";
import type { RunEvent } from "./run-events";
import { answers, judgeSays } from "./testing/judge-scripts";
import { fold, playRun } from "./testing/play-run";

const estimated = (usd: number): Cost => ({ usd, source: "estimated" });
const reported = (usd: number): Cost => ({ usd, source: "reported" });
const open = (generationId: string, usd: number) => ({ generationId, model: "test/a", cost: estimated(usd) });

describe("a sum with a call that may still be put right", () => {
  it("joins what is settled and what is open, and comes out right whichever call is told first", () => {
    const joined = joinSpent(
      { cost: reported(0.5) },
      { cost: estimated(0.1), bill: { settled: null, open: [open("g1", 0.1)] } },
      { cost: estimated(0.3), bill: { settled: reported(0.1), open: [open("g2", 0.2)] } },
      { cost: null },
    );
    expect(joined.cost).toEqual(estimated(0.9));
    const first = settleCall(joined.bill, "g2", reported(0.25));
    expect(first?.cost).toEqual(estimated(0.95));
    const both = settleCall(first?.bill, "g1", reported(0.05));
    expect(both).toEqual({ cost: reported(0.9) });
    const other = settleCall(settleCall(joined.bill, "g1", reported(0.05))?.bill, "g2", reported(0.25));
    expect(other).toEqual(both);
  });

  it("knows nothing of a call that is not open in it", () => {
    expect(settleCall({ settled: null, open: [open("g1", 0.1)] }, "g9", reported(1))).toBeNull();
    expect(settleCall(undefined, "g1", reported(1))).toBeNull();
  });

  it("is known once the one call that was unknown is told", () => {
    const unknown: Cost = { usd: null, source: "unknown" };
    const bill = { settled: reported(0.5), open: [{ generationId: "g", model: "test/a", cost: unknown }] };
    expect(settleCall(bill, "g", reported(0.1))?.cost).toEqual(reported(0.6));
  });
});

describe("a run whose provider tells later what a call cost", () => {
  const price = { input: 1, output: 10 };
  const prices = { "test/a": price, "test/b": price, "test/judge": price };
  const judge = judgeSays({ winner: "B", fusionBeatsBest: true, answer: "Forty-two." });
  const scripts = {
    "test/a": { kind: "hangs" as const, after: ["It is forty-two, ", "as far as"], generation: "gen-a" },
    "test/b": answers("The answer is forty-two, beyond doubt.", 10),
    "test/c": answers("It is forty-two as well.", 10),
    "test/judge": judge,
  };

  async function stoppedRun() {
    let stopped = false;
    return playRun({
      scripts,
      prices,
      onEvent(event, { mailbox }) {
        if (stopped || event.type !== "candidate.delta" || event.candidate !== "A") return;
        stopped = true;
        mailbox.send({ type: "stop-candidate", candidate: "A" });
      },
    });
  }

  it("estimates what was cut off and says by which id it may be told", async () => {
    const { state } = await stoppedRun();
    expect(state.candidates[0]?.cost.source).toBe("estimated");
    expect(findOpenCalls(state)).toEqual([
      { generationId: "gen-a", model: "test/a", cost: state.candidates[0]?.cost },
    ]);
  });

  it("puts the candidate and the run right in a session of its own, and changes nothing else", async () => {
    const before = await stoppedRun();
    const settleA = { type: "settle" as const, generationId: "gen-a", usd: 0.0123456 };
    const { events, state } = await playRun({
      scripts,
      prices,
      from: before.state,
      why: "bill",
      commands: [settleA, settleA, { ...settleA, generationId: "gen-unknown" }],
    });
    expect(events.map(({ type }) => type)).toEqual(["run.started", "cost.corrected", "run.completed"]);
    const told = { usd: 0.012346, source: "reported" };
    expect(state.candidates[0]).toMatchObject({ cost: told, status: "stopped" });
    expect(state.candidates[0]).not.toHaveProperty("bill");
    expect(state.timings).toEqual(before.state.timings);
    const micro = (run: typeof state) => Math.round((run.cost.usd ?? 0) * 1_000_000);
    const guess = Math.round((before.state.candidates[0]?.cost.usd ?? 0) * 1_000_000);
    expect(micro(state) - micro(before.state)).toBe(12_346 - guess);
  });

  it("puts right what a voided attempt cost, beside the attempt that stands", async () => {
    const before = await stoppedRun();
    const again = await playRun({
      scripts: { ...scripts, "test/a": answers("Forty-two, at last.") },
      prices,
      from: before.state,
      why: "retry",
      commands: [{ type: "retry", candidate: "A" }],
    });
    expect(again.state.candidates[0]?.spentBefore?.source).toBe("estimated");
    const { state } = await playRun({
      scripts,
      prices,
      from: again.state,
      why: "bill",
      commands: [{ type: "settle", generationId: "gen-a", usd: 0.5 }],
    });
    expect(state.candidates[0]?.spentBefore).toEqual({ usd: 0.5, source: "reported" });
    expect(state.candidates[0]?.cost).toEqual(again.state.candidates[0]?.cost);
  });

  it("leaves a stopped run stopped", async () => {
    const before = await playRun({
      scripts,
      prices,
      onEvent: (event, { stop }) =>
        event.type === "candidate.delta" && event.candidate === "A" ? stop() : undefined,
    });
    expect(before.state.status).toBe("stopped");
    const { state } = await playRun({
      scripts,
      prices,
      from: before.state,
      why: "bill",
      commands: [{ type: "settle", generationId: "gen-a", usd: 0.5 }],
    });
    expect(state).toMatchObject({ status: "stopped", timings: before.state.timings });
  });

  it("puts a fusion right whose judge was cut off", async () => {
    const cutJudge = { kind: "hangs" as const, after: ["<analysis>"], generation: "gen-j" };
    const before = await playRun({
      scripts: { ...scripts, "test/a": answers("Forty-two."), "test/judge": cutJudge },
      prices,
      onEvent: (event: RunEvent, { clock, stop }) =>
        event.type === "fusion.started"
          ? void clock.sleep(500, new AbortController().signal).then(stop)
          : undefined,
    });
    expect(before.state.fusions[0]).toMatchObject({ status: "stopped", cost: { source: "estimated" } });
    const { events, state } = await playRun({
      scripts,
      prices,
      from: before.state,
      why: "bill",
      commands: [{ type: "settle", generationId: "gen-j", usd: 0.25 }],
    });
    expect(state.fusions[0]?.cost).toEqual({ usd: 0.25, source: "reported" });
    expect(fold(events, before.state)).toEqual(state);
  });
});
