import { describe, expect, it } from "vitest";
import type { RunEvent } from "./run-events";
import { answers, judgeSays } from "./testing/judge-scripts";
import { playRun } from "./testing/play-run";

const LONG_A = "Paris is the capital of France. It lies on the Seine.";
const LONG_B = "The capital of France is Paris. Its population is two million.";
const FUSED = "Paris is the capital of France. Its population is two million.";

function types(events: RunEvent[]): string[] {
  return events.map((event) => event.type).filter((type, index, all) => type !== all[index - 1]);
}

describe("a merge", () => {
  it("streams the pool, the analysis, the verdict and the answer, and says whose words they are", async () => {
    const { events, state } = await playRun({
      scripts: {
        "test/a": answers(LONG_A),
        "test/b": answers(LONG_B),
        "test/judge": judgeSays({ winner: "B", fusionBeatsBest: true, answer: FUSED }),
      },
    });
    expect(types(events.filter((event) => !event.type.startsWith("candidate.")))).toEqual([
      "run.started",
      "fusion.started",
      "analysis.delta",
      "analysis.completed",
      "verdict.completed",
      "answer.delta",
      "fusion.completed",
      "run.completed",
    ]);
    expect(state.status).toBe("completed");
    expect(
      state.candidates.map(({ text, status, judged, finish }) => ({ text, status, judged, finish })),
    ).toEqual([
      { text: LONG_A, status: "completed", judged: true, finish: "stop" },
      { text: LONG_B, status: "completed", judged: true, finish: "stop" },
    ]);
    const [fusion] = state.fusions;
    expect(fusion?.answer.trim()).toBe(FUSED);
    expect(fusion?.outcome).toEqual({ kind: "merged", from: ["A", "B"] });
    expect(fusion?.verdict).toMatchObject({ winner: "B", fusionBeatsBest: true });
    expect(fusion?.analysis?.consensus).toEqual([{ claim: "They agree.", candidates: ["A", "B"] }]);
  });

  it("returns the best single answer verbatim where fusing does not beat it", async () => {
    const { state } = await playRun({
      scripts: {
        "test/a": answers(LONG_A),
        "test/b": answers(LONG_B),
        "test/judge": judgeSays({ winner: "B", fusionBeatsBest: false, answer: "" }),
      },
    });
    expect(state.fusions[0]?.answer).toBe(LONG_B);
    expect(state.fusions[0]?.outcome).toEqual({
      kind: "best-single",
      candidate: "B",
      round: 0,
      fusingTried: true,
    });
  });

  it("keeps what the judge wrote although it had ruled against fusing, beside the answer", async () => {
    const { state } = await playRun({
      scripts: {
        "test/a": answers(LONG_A),
        "test/b": answers(LONG_B),
        "test/judge": judgeSays({ winner: "A", fusionBeatsBest: false, answer: "But I wrote one." }),
      },
    });
    expect(state.fusions[0]?.answer).toBe(LONG_A);
    expect(state.fusions[0]?.raw).toContain("But I wrote one.");
  });
});

describe("best-of", () => {
  it("shows the winner's own text as soon as the verdict is in, before the analysis", async () => {
    const { events, state } = await playRun({
      request: { mode: "best-of" },
      scripts: {
        "test/a": answers(LONG_A),
        "test/b": answers(LONG_B),
        "test/judge": judgeSays({ winner: "A" }),
      },
    });
    const order = events.map((event) => event.type);
    expect(order.indexOf("answer.delta")).toBeLessThan(order.indexOf("analysis.delta"));
    expect(state.fusions[0]?.answer).toBe(LONG_A);
    expect(state.fusions[0]?.outcome).toEqual({
      kind: "best-single",
      candidate: "A",
      round: 0,
      fusingTried: false,
    });
  });
});

describe("one survivor", () => {
  it("is returned as itself, and no judge is asked", async () => {
    const { state, models } = await playRun({
      scripts: {
        "test/a": answers(LONG_A),
        "test/b": { kind: "fails", reason: "overloaded" },
        "test/judge": judgeSays({ winner: "A", answer: "x" }),
      },
    });
    expect(models.calls.filter((call) => call.purpose === "judge")).toEqual([]);
    expect(state.status).toBe("completed");
    expect(state.fusions[0]).toMatchObject({
      judge: null,
      answer: LONG_A,
      outcome: { kind: "only-candidate", candidate: "A" },
    });
    expect(state.candidates[1]).toMatchObject({ status: "failed", reason: "overloaded", retryable: true });
  });
});

describe("members that go wrong", () => {
  it("never fail the run: thrown, hung, broken off and empty ones end typed, with their text kept", async () => {
    const { state } = await playRun({
      request: { limits: { deadlineMs: 5_000, maxCostUsd: null, debateRounds: 1 } },
      scripts: {
        "test/a": answers(LONG_A),
        "test/b": { kind: "throws", after: ["half "] },
        "test/c": { kind: "hangs", after: ["some "] },
        "test/d": { kind: "breaks-off", after: ["cut "] },
        "test/e": { kind: "says", pieces: ["  "] },
        "test/judge": judgeSays({ winner: "A", answer: "x" }),
      },
    });
    expect(state.candidates.map(({ status, reason, text }) => ({ status, reason, text }))).toEqual([
      { status: "completed", reason: null, text: LONG_A },
      { status: "failed", reason: "unknown", text: "half " },
      { status: "failed", reason: "timed-out", text: "some " },
      { status: "failed", reason: "truncated", text: "cut " },
      { status: "failed", reason: "empty", text: "  " },
    ]);
    expect(state.fusions[0]?.outcome).toEqual({ kind: "only-candidate", candidate: "A" });
  });

  it("fail the run only when nobody answered, with each one's words", async () => {
    const { state } = await playRun({
      scripts: {
        "test/a": { kind: "fails", reason: "unauthorized" },
        "test/b": { kind: "fails", reason: "network" },
      },
    });
    expect(state.status).toBe("failed");
    expect(state.reason).toBe("unauthorized");
    expect(state.message).toBe("No member answered. A: Scripted: unauthorized. B: Scripted: network.");
    expect(state.cost).toEqual({ usd: 0, source: "computed" });
  });
});

describe("a judge that goes wrong", () => {
  it("is replaced by the next one listed, and the page is told", async () => {
    const { state } = await playRun({
      request: { judge: { models: ["test/judge-1", "test/judge-2"], criteria: [], auto: false } },
      scripts: {
        "test/a": answers(LONG_A),
        "test/b": answers(LONG_B),
        "test/judge-1": { kind: "fails", reason: "overloaded", after: ["<analysis>\n"] },
        "test/judge-2": judgeSays({ winner: "B", fusionBeatsBest: true, answer: FUSED }),
      },
    });
    expect(state.fusions).toHaveLength(1);
    expect(state.fusions[0]).toMatchObject({ judge: "test/judge-2", status: "completed", attempt: 2 });
    expect(state.notices.map((notice) => notice.code)).toContain("judge-fallback");
  });

  it.each([
    ["fails", { kind: "fails", reason: "overloaded" } as const, "overloaded"],
    ["throws", { kind: "throws" } as const, "unknown"],
    ["hangs", { kind: "hangs" } as const, "timed-out"],
    ["says nothing", { kind: "says", pieces: [] } as const, "empty"],
  ])(
    "fails its fusion alone when it %s: the candidates stand and the run is completed",
    async (_, script, reason) => {
      const { state } = await playRun({
        scripts: {
          "test/a": answers(LONG_A),
          "test/b": answers(LONG_B),
          "test/judge": { ...script, pieces: [] } as never,
        },
      });
      expect(state.status).toBe("completed");
      expect(state.fusions[0]).toMatchObject({ status: "failed", reason, outcome: null });
      expect(state.candidates.map((candidate) => candidate.text)).toEqual([LONG_A, LONG_B]);
    },
  );

  it("is asked once more for the format, and then shown as it wrote", async () => {
    const { state, models } = await playRun({
      scripts: {
        "test/a": answers(LONG_A),
        "test/b": answers(LONG_B),
        "test/judge": answers("I like them both."),
      },
    });
    expect(models.calls.filter((call) => call.purpose === "repair")).toHaveLength(1);
    expect(state.fusions[0]).toMatchObject({
      status: "completed",
      outcome: { kind: "as-written" },
      answer: "I like them both.",
    });
    expect(state.notices.map((notice) => notice.code)).toEqual(["judge-repaired", "judge-unstructured"]);
  });

  it("is mended by its repair", async () => {
    let asked = 0;
    const { state } = await playRun({
      scripts: {
        "test/a": answers(LONG_A),
        "test/b": answers(LONG_B),
        "test/judge": () =>
          asked++ === 0
            ? answers("Fusing helps.")
            : judgeSays({ winner: "A", fusionBeatsBest: true, answer: FUSED }),
      },
    });
    expect(state.fusions[0]?.answer.trim()).toBe(FUSED);
    expect(state.fusions[0]?.outcome?.kind).toBe("merged");
    expect(state.fusions[0]?.raw).toContain("Fusing helps.");
  });

  it("without a readable verdict leaves best-of without a pick, its words kept", async () => {
    const { events, state } = await playRun({
      request: { mode: "best-of" },
      scripts: {
        "test/a": answers(LONG_A),
        "test/b": answers(LONG_B),
        "test/judge": answers("The second, I think."),
      },
    });
    expect(state.fusions[0]).toMatchObject({ status: "failed", reason: "unknown" });
    expect(events.find((event) => event.type === "fusion.failed")).toMatchObject({
      raw: "The second, I think.",
    });
  });
});

describe("money", () => {
  it("adds up every call, and stays unknown where one is unknown", async () => {
    const scripts = {
      "test/a": { ...answers(LONG_A), reportedUsd: 0.001 },
      "test/b": answers(LONG_B),
      "test/judge": judgeSays({ winner: "A", fusionBeatsBest: true, answer: FUSED }),
    };
    const priced = await playRun({ scripts, prices: { "test/b": { input: 10, output: 50 } } });
    expect(priced.state.candidates.map((candidate) => candidate.cost)).toEqual([
      { usd: 0.001, source: "reported" },
      { usd: 0.0011, source: "computed" },
    ]);
    expect(priced.state.cost).toEqual({ usd: 0.0021, source: "computed" });
    const silent = await playRun({
      scripts: { ...scripts, "test/b": { kind: "says", pieces: [LONG_B], usage: null } },
      prices: { "test/b": { input: 10, output: 50 } },
    });
    expect(silent.state.candidates[1]?.cost).toEqual({ usd: null, source: "unknown" });
    expect(silent.state.cost).toEqual({ usd: null, source: "unknown", atLeastUsd: 0.001 });
  });
});

it("a pasted answer competes like any other and costs nothing", async () => {
  const scripts = {
    "test/a": answers(LONG_A),
    "test/judge": judgeSays({ winner: "A", fusionBeatsBest: true, answer: FUSED }),
  };
  const { state } = await playRun({
    scripts,
    request: { pool: [{ model: "test/a" }, { pasted: LONG_B, name: "my draft" }] },
  });
  expect(state.candidates[1]).toMatchObject({
    label: "B",
    model: null,
    name: "my draft",
    text: LONG_B,
    finish: "pasted",
    judged: true,
  });
  expect(state.candidates[1]?.cost).toEqual({ usd: 0, source: "computed" });
});
