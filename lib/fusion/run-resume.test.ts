import { describe, expect, it } from "vitest";
import { answers, judgeSays } from "./testing/judge-scripts";
import { fold, playRun } from "./testing/play-run";

const A = "The first answer is forty-two, beyond doubt.";
const B = "The second answer is forty-two as well.";
const judge = judgeSays({ winner: "A", fusionBeatsBest: true, answer: "Forty-two." });

describe("taking up a run after a crash", () => {
  it("keeps what was said where it is stopped before it goes on", async () => {
    const scripts = { "test/a": answers(A), "test/b": answers(B, 500), "test/judge": judge };
    const whole = await playRun({ scripts });
    const cut = whole.events.findIndex(
      (event) => event.type === "candidate.delta" && event.candidate === "B" && event.at > 900,
    );
    const from = fold(whole.events.slice(0, cut + 1));
    const { events, state, models } = await playRun({ scripts, from, why: "resumed", stopped: true });
    expect(models.calls).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(["run.started", "candidate.completed", "run.stopped"]);
    expect(state.candidates.map(({ status, text }) => [status, text])).toEqual([
      ["completed", A],
      ["stopped", B.slice(0, 14)],
    ]);
  });

  it("keeps what the judge had said where it is stopped before it goes on", async () => {
    const scripts = { "test/a": answers(A), "test/b": answers(B), "test/judge": judge };
    const whole = await playRun({ scripts });
    const cut = whole.events.findIndex((event) => event.type === "answer.delta");
    const from = fold(whole.events.slice(0, cut + 1));
    const { state } = await playRun({ scripts, from, why: "resumed", stopped: true });
    expect(state.fusions[0]).toMatchObject({
      status: "stopped",
      answer: from.fusions[0]?.answer,
      verdict: { winner: "A" },
      attempt: 1,
      cost: { source: "estimated" },
    });
  });

  it("never asks a finished member again and starts the unfinished over", async () => {
    const scripts = { "test/a": answers(A, 10), "test/b": answers(B, 500), "test/judge": judge };
    const whole = await playRun({ scripts });
    const cut = whole.events.findIndex(
      (event) => event.type === "candidate.delta" && event.candidate === "B" && event.at > 900,
    );
    const from = fold(whole.events.slice(0, cut + 1));
    const resumed = await playRun({ scripts, from, why: "resumed" });
    expect(resumed.models.calls.map((call) => `${call.purpose} ${call.model}`)).toEqual([
      "candidate test/b",
      "judge test/judge",
    ]);
    expect(resumed.events.filter((event) => event.type === "candidate.reset")).toMatchObject([
      { candidate: "B", why: "resumed" },
    ]);
    expect(resumed.state.candidates.map((candidate) => candidate.text)).toEqual([A, B]);
    expect(resumed.state.status).toBe("completed");
  });

  it("starts a fusion over under its own name", async () => {
    const scripts = { "test/a": answers(A), "test/b": answers(B), "test/judge": judge };
    const whole = await playRun({ scripts });
    const cut = whole.events.findIndex((event) => event.type === "answer.delta");
    const resumed = await playRun({ scripts, from: fold(whole.events.slice(0, cut + 1)), why: "resumed" });
    expect(resumed.models.calls.map((call) => call.purpose)).toEqual(["judge"]);
    expect(resumed.state.fusions).toHaveLength(1);
    expect(resumed.state.fusions[0]).toMatchObject({ id: "F1", attempt: 2, status: "completed" });
    expect(resumed.state.fusions[0]?.answer.trim()).toBe("Forty-two.");
  });
});
