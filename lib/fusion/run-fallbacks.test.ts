import { describe, expect, it } from "vitest";
import { answers, judgeSays, piecesOf } from "./testing/judge-scripts";
import { fold, playRun } from "./testing/play-run";
import type { Script } from "./testing/scripted-models";

const A = "The first answer is forty-two, beyond doubt.";
const B = "The second answer is forty-two as well.";
const judge = judgeSays({ winner: "A", fusionBeatsBest: true, answer: "Forty-two." });
const busy: Script = { kind: "fails", reason: "overloaded", served: false };
const cut: Script = { kind: "fails", reason: "network", after: piecesOf(A).slice(0, 3) };
const price = { input: 100, output: 100 };

describe("a member with fallbacks", () => {
  const request = { pool: [{ model: "test/a", models: ["test/b"], name: "Mine" }] };

  it("goes over to the next where its model does not answer, and says so", async () => {
    const { events, state, models } = await playRun({
      request,
      prices: { "test/b": price },
      scripts: { "test/a": busy, "test/b": answers(B) },
    });
    const reroute = {
      why: "fallback",
      from: "test/a",
      to: "test/b",
      name: "test/b",
      reason: "overloaded",
      message: "Scripted: overloaded.",
      spent: null,
    };
    expect(events.find(({ type }) => type === "candidate.rerouted")).toMatchObject(reroute);
    expect(models.calls.map(({ model, candidate, attempt }) => [model, candidate, attempt])).toEqual([
      ["test/a", "A", 1],
      ["test/b", "A", 1],
    ]);
    expect(state.candidates[0]).toMatchObject({
      model: "test/b",
      name: "test/b",
      text: B,
      status: "completed",
      attempt: 1,
      cost: { usd: 0.003, source: "computed" },
      spentBefore: null,
      rerouted: [{ ...reroute, at: 0, text: "" }],
    });
  });

  it("voids what a model had said before it broke off, keeps it beside, and counts what it cost", async () => {
    const { state, models } = await playRun({
      request,
      prices: { "test/a": price },
      scripts: { "test/a": cut, "test/b": answers(B, 50) },
    });
    const said = A.slice(0, 21);
    expect(models.calls).toHaveLength(2);
    expect(state.candidates[0]).toMatchObject({
      text: B,
      rerouted: [{ text: said, at: 30, reason: "network" }],
    });
    expect(state.candidates[0]?.spentBefore).toEqual({ usd: (5 + 6) * 0.0001, source: "estimated" });
    expect(state.cost.usd).toBeCloseTo(11 * 0.0001, 9);
    // The wait is counted from the first try, the rate from the words of the one that answered.
    const { startedAtMs, firstTokenMs, totalMs, tokensPerSecond } = state.candidates[0]?.timings ?? {};
    const speaking = (piecesOf(B).length - 1) * 50;
    expect({ startedAtMs, firstTokenMs, totalMs }).toEqual({
      startedAtMs: 0,
      firstTokenMs: 30 + 50,
      totalMs: 30 + 50 + speaking,
    });
    expect(tokensPerSecond).toBe(Math.round((19 / speaking) * 10_000) / 10);
  });

  it("ends as the last one did where none answers", async () => {
    const { state } = await playRun({
      request,
      scripts: { "test/a": busy, "test/b": { kind: "fails", reason: "refused", served: false } },
    });
    expect(state.candidates[0]).toMatchObject({ status: "failed", model: "test/b", reason: "refused" });
    expect(state.candidates[0]?.rerouted).toHaveLength(1);
  });

  it("asks nobody else after a stop, at the deadline, or where the money is spent", async () => {
    const stopped = await playRun({
      request,
      scripts: { "test/a": answers(A), "test/b": answers(B) },
      onEvent(event, { mailbox }) {
        if (event.type === "candidate.delta") mailbox.send({ type: "stop-candidate", candidate: "A" });
      },
    });
    const late = await playRun({ request, scripts: { "test/a": { kind: "hangs" }, "test/b": answers(B) } });
    const spent = await playRun({
      request,
      scripts: { "test/a": { kind: "fails", reason: "budget" }, "test/b": answers(B) },
    });
    const ends = [stopped, late, spent].map(({ state, models }) => [
      models.calls.length,
      state.candidates[0]?.status,
      state.candidates[0]?.reason,
    ]);
    expect(ends).toEqual([
      [1, "stopped", null],
      [1, "failed", "timed-out"],
      [1, "failed", "budget"],
    ]);
  });

  it("begins a retry by hand, and a restart after a crash, with its own model again", async () => {
    let calls = 0;
    const scripts = {
      "test/a": () => (++calls === 1 ? busy : answers(A)),
      "test/b": answers(B, 100),
    };
    const first = await playRun({ request, scripts });
    const retry = { type: "retry", candidate: "A" } as const;
    const again = await playRun({ request, scripts, from: first.state, why: "retry", commands: [retry] });
    expect(again.events.find(({ type }) => type === "candidate.started")).toMatchObject({
      model: "test/a",
      name: "Mine",
      attempt: 2,
    });
    expect(again.state.candidates[0]).toMatchObject({ text: A, model: "test/a" });
    expect(again.state.candidates[0]?.rerouted).toBeUndefined();

    const crashed = first.events.findIndex(({ type }) => type === "candidate.delta");
    const from = fold(first.events.slice(0, crashed + 1));
    const resumed = await playRun({ request, scripts, from, why: "resumed" });
    expect(resumed.models.calls.map(({ model }) => model)).toEqual(["test/a"]);
    expect(resumed.state.candidates[0]).toMatchObject({ text: A, name: "Mine" });
  });

  it("debates with the model that answered", async () => {
    const { models } = await playRun({
      request: { mode: "debate", pool: [{ model: "test/a", models: ["test/c"] }, { model: "test/b" }] },
      scripts: {
        "test/a": busy,
        "test/b": answers("Yes: the answer is 14."),
        "test/c": answers("No: the answer is 15."),
        "test/judge": judgeSays({ winner: "A" }),
      },
    });
    const turns = models.calls.filter(({ purpose }) => purpose === "debate");
    expect(turns.map(({ model, candidate, fusion, attempt }) => [model, candidate, fusion, attempt])).toEqual(
      [
        ["test/c", "A", "F1", 1],
        ["test/b", "B", "F1", 1],
      ],
    );
  });
});

describe("a member whose model several connections have", () => {
  const routes = { "test/a": ["cheap/a", "test/a"], "test/b": ["test/b", "cheap/b"] };
  const request = { pool: [{ model: "test/a", models: ["test/b"], route: "cheapest" as const }] };

  it("begins with the first of its route, and fails over before it goes back to another model", async () => {
    const { state } = await playRun({
      request,
      routes,
      scripts: { "cheap/a": busy, "test/a": busy, "test/b": answers(B) },
    });
    expect(state.candidates[0]?.rerouted?.map(({ why, from, to }) => [why, from, to])).toEqual([
      ["failover", "cheap/a", "test/a"],
      ["fallback", "test/a", "test/b"],
    ]);
  });

  it("does not fail over once the model has begun to speak, but may fall back", async () => {
    const { state, models } = await playRun({
      request,
      routes,
      scripts: { "cheap/a": cut, "test/a": answers(A), "test/b": answers(B) },
    });
    expect(models.calls.map(({ model }) => model)).toEqual(["cheap/a", "test/b"]);
    expect(state.candidates[0]).toMatchObject({ text: B, rerouted: [{ why: "fallback" }] });

    const alone = { pool: [{ model: "test/a", route: "cheapest" as const }] };
    const { state: kept } = await playRun({ request: alone, routes, scripts: { "cheap/a": cut } });
    expect(kept.candidates[0]).toMatchObject({ status: "failed", text: A.slice(0, 21), reason: "network" });
  });
});

describe("a model that rests", () => {
  const pool = [{ model: "test/a", models: ["test/b", "test/c"] }];
  const scripts = { "test/a": answers(A), "test/b": answers(B), "test/c": answers(A) };

  it("is passed over, and the column says why", async () => {
    const { state, models } = await playRun({
      request: { pool },
      scripts,
      restsUntilMs: { "test/a": 1_000, "test/b": 1_000 },
    });
    expect(models.calls.map(({ model }) => model)).toEqual(["test/c"]);
    const rest = { reason: "overloaded", message: "Scripted: it rests.", spent: null };
    expect(state.candidates[0]?.rerouted).toMatchObject([
      { ...rest, from: "test/a", to: "test/b" },
      { ...rest, from: "test/b", to: "test/c" },
    ]);
  });

  it("is asked all the same where every other one rests too", async () => {
    const { state, models } = await playRun({
      request: { pool },
      scripts,
      restsUntilMs: { "test/a": 1_000, "test/b": 1_000, "test/c": 1_000 },
    });
    expect(models.calls.map(({ model }) => model)).toEqual(["test/a"]);
    expect(state.candidates[0]?.rerouted).toBeUndefined();
  });

  it("does not judge where a later judge does not rest", async () => {
    const judges = ["test/judge", "test/judge-2"];
    const play = {
      request: { judge: { models: judges, criteria: [], auto: false } },
      scripts: { "test/a": answers(A), "test/b": answers(B), "test/judge": judge, "test/judge-2": judge },
    };
    const passed = await playRun({ ...play, restsUntilMs: { "test/judge": 9_000 } });
    expect(passed.state.fusions[0]).toMatchObject({ judge: "test/judge-2", attempt: 1, status: "completed" });
    expect(passed.state.notices).toMatchObject([
      { code: "judge-fallback", message: "test/judge-2 judges instead: Scripted: it rests." },
    ]);
    const all = await playRun({ ...play, restsUntilMs: { "test/judge": 9_000, "test/judge-2": 9_000 } });
    expect(all.state.fusions[0]).toMatchObject({ judge: "test/judge", status: "completed" });
    const asked = all.models.calls.find(({ purpose }) => purpose === "judge");
    expect(asked).toMatchObject({ fusion: "F1", attempt: 1 });
  });
});
