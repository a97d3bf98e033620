import { describe, expect, it } from "vitest";
import type { RunRequest } from "./run-request";
import { answers } from "./testing/judge-scripts";
import { fold, playRun } from "./testing/play-run";
import { ASK_PARIS, callsTools, TOLD_PARIS, WEATHER } from "./testing/tool-scripts";

const asking: Partial<RunRequest> = {
  prompt: "Is it raining?",
  system: "Be brief.",
  answer: { tools: [WEATHER], toolChoice: "auto" },
};

describe("a model that is asked alone", () => {
  it("gets the caller's tools, choice, format and messages as they are", async () => {
    const format = { name: "weather", schema: { type: "object" } };
    const { models } = await playRun({
      request: {
        ...asking,
        answer: { ...asking.answer, format },
        history: TOLD_PARIS,
        after: TOLD_PARIS,
      },
      scripts: { "test/a": answers("{}{} yes") },
    });
    expect(models.calls).toEqual([
      {
        model: "test/a",
        purpose: "candidate",
        candidate: "A",
        attempt: 1,
        instructions: "Be brief.",
        messages: [...TOLD_PARIS, { role: "user", content: "Is it raining?" }, ...TOLD_PARIS],
        tools: [WEATHER],
        toolChoice: "auto",
        format,
      },
    ]);
  });

  it("ends the run with what it calls, and with what it said beside it", async () => {
    const { events, state } = await playRun({
      request: asking,
      scripts: { "test/a": callsTools([ASK_PARIS], ["I look."]) },
    });
    expect(state.status).toBe("completed");
    expect(state.candidates[0]).toMatchObject({
      status: "completed",
      text: "I look.",
      finish: "tool-calls",
      toolCalls: [ASK_PARIS],
    });
    expect(state.fusions).toMatchObject([
      {
        judge: null,
        status: "completed",
        answer: "I look.",
        outcome: { kind: "tool-calls" },
        toolCalls: [ASK_PARIS],
        provenance: null,
        cost: { usd: 0, source: "computed" },
      },
    ]);
    expect(events.find(({ type }) => type === "fusion.completed")).toMatchObject({ finish: "tool-calls" });
  });

  it("needs no words to call", async () => {
    const { events, state } = await playRun({ request: asking, scripts: { "test/a": callsTools() } });
    expect(events.map(({ type }) => type)).toEqual([
      "run.started",
      "candidate.started",
      "candidate.completed",
      "fusion.started",
      "fusion.completed",
      "run.completed",
    ]);
    expect(state.fusions[0]).toMatchObject({ answer: "", toolCalls: [ASK_PARIS] });
  });

  it("calls nothing any more once its attempt is void", async () => {
    const before = await playRun({ request: asking, scripts: { "test/a": callsTools() } });
    const { state } = await playRun({
      request: asking,
      scripts: { "test/a": answers("No, it is dry.") },
      from: before.state,
      why: "retry",
      commands: [{ type: "retry", candidate: "A" }],
    });
    expect(state.candidates[0]).toMatchObject({ text: "No, it is dry.", attempt: 2 });
    expect(state.candidates[0]).not.toHaveProperty("toolCalls");
  });

  it("keeps what it called over a crash", async () => {
    const whole = await playRun({ request: asking, scripts: { "test/a": callsTools() } });
    const ended = whole.events.findIndex(({ type }) => type === "candidate.completed");
    const { models, state } = await playRun({
      request: asking,
      scripts: {},
      from: fold(whole.events.slice(0, ended + 1)),
      why: "resumed",
    });
    expect(models.calls).toEqual([]);
    expect(state.status).toBe("completed");
    expect(state.fusions[0]).toMatchObject({ outcome: { kind: "tool-calls" }, toolCalls: [ASK_PARIS] });
  });

  it("hands the calls of its fallback on, not those of the model that broke off", async () => {
    const other = { ...ASK_PARIS, id: "call_2" };
    const { state } = await playRun({
      request: { ...asking, pool: [{ model: "test/a", models: ["test/b"] }] },
      scripts: {
        "test/a": { kind: "fails", reason: "network", calls: [ASK_PARIS] },
        "test/b": callsTools([other]),
      },
    });
    expect(state.candidates[0]).toMatchObject({ model: "test/b", toolCalls: [other] });
  });
});
