import { describe, expect, it } from "vitest";
import type { ModelCall } from "./ports";
import type { RunRequest } from "./run-request";
import { answers, judgeSays, piecesOf } from "./testing/judge-scripts";
import { fold, type Play, playRun } from "./testing/play-run";
import type { Script } from "./testing/scripted-models";
import { ASK_PARIS, callsTools, TOLD_PARIS, WEATHER } from "./testing/tool-scripts";

const A = "I would call get_weather for Paris.";
const B = "Nobody can know that without looking out of the window.";
const FINDING = '{"kind":"consensus","claim":"It takes a look.","candidates":["A","B"]}';
const price = { input: 1, output: 10 };

const asking: Partial<RunRequest> = {
  prompt: "Is it raining?",
  answer: { tools: [WEATHER], toolChoice: "auto" },
};

function play(judge: Play["scripts"][string], more: Partial<Play> = {}) {
  const scripts = { "test/a": answers(A), "test/b": answers(B), "test/judge": judge };
  return playRun({ scripts, prices: { "test/judge": price }, request: asking, ...more });
}

const only = (calls: ModelCall[], purpose: ModelCall["purpose"]) =>
  calls.filter((call) => call.purpose === purpose);

describe("the panel", () => {
  it("is told of the tools, can call none, and reads earlier calls as text", async () => {
    const request = { ...asking, system: "Be brief.", after: TOLD_PARIS, pool: undefined };
    const { models } = await play(judgeSays({ winner: "A", answer: "Yes." }), {
      request: { ...request, pool: [{ model: "test/a", instructions: "Be kind." }, { model: "test/b" }] },
    });
    const [first] = only(models.calls, "candidate");
    expect(first).not.toHaveProperty("tools");
    expect(first).not.toHaveProperty("toolChoice");
    expect(first?.instructions).toMatch(/^Be brief\.\n\nBe kind\.\n\n# Tools\n.*you cannot\./);
    expect(first?.instructions?.split("\n").at(-1)).toBe(JSON.stringify(WEATHER));
    expect(first?.messages).toEqual([
      { role: "user", content: "Is it raining?" },
      { role: "assistant", content: '[Called get_weather (call_1) with {"place":"Paris"}]' },
      { role: "user", content: "[Result of get_weather (call_1)]\n18 °C, rain" },
    ]);
  });

  it("has said nothing where it calls a tool all the same", async () => {
    const { state } = await playRun({
      request: asking,
      scripts: {
        "test/a": callsTools(),
        "test/b": answers(B),
        "test/judge": judgeSays({ winner: "B", answer: "x" }),
      },
    });
    expect(state.candidates[0]).toMatchObject({ status: "failed", reason: "empty" });
    expect(state.candidates[0]).not.toHaveProperty("toolCalls");
  });

  it("debates about the same conversation", async () => {
    const { models } = await play(judgeSays({ winner: "A" }), {
      request: { ...asking, mode: "debate", after: TOLD_PARIS },
    });
    const [turn] = only(models.calls, "debate");
    expect(turn?.instructions).toContain("# Tools");
    expect(turn?.messages.map(({ role }) => role)).toEqual([
      "user",
      "assistant",
      "user",
      "assistant",
      "user",
    ]);
    expect(turn).not.toHaveProperty("tools");
  });
});

describe("a judge that may call the caller's tools", () => {
  const calling: Script = {
    kind: "says",
    pieces: piecesOf(`<analysis>\n${FINDING}\n</analysis>\n`),
    calls: [ASK_PARIS],
    everyMs: 5,
  };

  it("gets them natively, with what came after the prompt", async () => {
    const { models } = await play(judgeSays({ winner: "A", answer: "x" }), {
      request: { ...asking, after: TOLD_PARIS },
    });
    const [call] = only(models.calls, "judge");
    expect(call).toMatchObject({ tools: [WEATHER], toolChoice: "auto" });
    expect(call?.instructions).toContain("# Tools");
    expect(call?.messages[0]?.content).toContain("[Result of get_weather (call_1)]\n18 °C, rain");
  });

  it("ends the fusion with its calls: what it found stays, nothing is repaired, its cost is booked", async () => {
    const { events, models, state } = await play(calling);
    expect(models.calls.map(({ purpose }) => purpose)).toEqual(["candidate", "candidate", "judge"]);
    expect(state.status).toBe("completed");
    expect(state.fusions[0]).toMatchObject({
      judge: "test/judge",
      status: "completed",
      outcome: { kind: "tool-calls" },
      toolCalls: [ASK_PARIS],
      analysis: { consensus: [{ claim: "It takes a look.", candidates: ["A", "B"] }] },
      analysisDone: true,
      verdict: null,
      answer: "",
      provenance: null,
      cost: { usd: 0.00021, source: "computed" },
    });
    expect(events.find(({ type }) => type === "fusion.completed")).toMatchObject({ finish: "tool-calls" });
    expect(state.notices).toEqual([]);
  });

  it("keeps what it had already shown, and what it wrote beside the protocol", async () => {
    const wordy: Script = { kind: "says", pieces: piecesOf("I look it up.\n"), calls: [ASK_PARIS] };
    expect((await play(wordy)).state.fusions[0]).toMatchObject({
      outcome: { kind: "tool-calls" },
      raw: "I look it up.\n",
      answer: "",
    });
    const both = { ...judgeSays({ winner: "A" }), calls: [ASK_PARIS] };
    expect((await play(both, { request: { ...asking, mode: "best-of" } })).state.fusions[0]).toMatchObject({
      outcome: { kind: "tool-calls" },
      toolCalls: [ASK_PARIS],
      answer: A,
    });
  });

  it("judges as ever where it calls nothing", async () => {
    const { state } = await play(judgeSays({ winner: "B", fusionBeatsBest: true, answer: "Look outside." }));
    expect(state.fusions[0]).toMatchObject({ outcome: { kind: "merged" }, answer: "Look outside." });
    expect(state.fusions[0]).not.toHaveProperty("toolCalls");
  });

  it("is no judge of calls that its failure voided", async () => {
    const { state } = await play(
      { kind: "fails", reason: "network", calls: [ASK_PARIS] },
      {
        request: { ...asking, judge: { models: ["test/judge", "test/judge-2"], criteria: [], auto: false } },
        scripts: {
          "test/a": answers(A),
          "test/b": answers(B),
          "test/judge": { kind: "fails", reason: "network", calls: [ASK_PARIS] },
          "test/judge-2": judgeSays({ winner: "B", fusionBeatsBest: false, answer: "" }),
        },
      },
    );
    expect(state.fusions[0]).toMatchObject({ judge: "test/judge-2", outcome: { kind: "best-single" } });
    expect(state.fusions[0]).not.toHaveProperty("toolCalls");
  });

  it("is asked only for sections in its repair", async () => {
    const { models } = await play(answers("I cannot say."));
    const [repair] = only(models.calls, "repair");
    expect(repair).not.toHaveProperty("tools");
  });

  it.each([
    ["required", "required" as const, "A call is required: call the tool that serves the prompt best"],
    ["one by name", { name: "get_weather" }, "A call of get_weather is required"],
  ])("is told where a call is required: %s", async (_, toolChoice, words) => {
    const { models } = await play(calling, {
      request: { ...asking, answer: { tools: [WEATHER], toolChoice } },
    });
    const [call] = only(models.calls, "judge");
    expect(call?.toolChoice).toEqual(toolChoice);
    expect(call?.instructions).toContain(words);
  });

  it("has none, and neither has the panel, where the caller wants no call", async () => {
    const answer = { tools: [WEATHER], toolChoice: "none" as const };
    const { models } = await play(judgeSays({ winner: "A", answer: "x" }), {
      request: { ...asking, answer },
    });
    expect(models.calls.filter((call) => "tools" in call)).toEqual([]);
    expect(models.calls.filter(({ instructions }) => instructions?.includes("# Tools"))).toEqual([]);
    expect(only(models.calls, "judge")[0]?.instructions).toContain("You have no tools");
  });
});

describe("one survivor beside tools", () => {
  const failing: Script = { kind: "fails", reason: "overloaded" };
  const survive = (judge: Play["scripts"][string], more: Partial<Play> = {}) =>
    play(judge, {
      scripts: { "test/a": answers(A), "test/b": failing, "test/judge": judge, "test/judge-2": judge },
      ...more,
    });

  it("waits for a tool where the judge calls it", async () => {
    const { state } = await survive(callsTools());
    expect(state.fusions[0]).toMatchObject({
      judge: "test/judge",
      outcome: { kind: "tool-calls" },
      toolCalls: [ASK_PARIS],
      answer: "",
    });
  });

  it("is returned as itself where the judge calls nothing, whatever it wrote", async () => {
    const outputs = {
      "a verdict": judgeSays({ winner: "A", consensus: ["A"] }),
      "an answer of its own": judgeSays({
        winner: "A",
        consensus: ["A"],
        fusionBeatsBest: true,
        answer: "It rains.",
      }),
      "no protocol": answers("It is fine."),
    };
    for (const [what, judge] of Object.entries(outputs)) {
      const judges = { models: ["test/judge", "test/judge-2"], criteria: [], auto: false };
      const { models, state } = await survive(judge, { request: { ...asking, judge: judges } });
      expect(only(models.calls, "repair"), what).toEqual([]);
      expect(only(models.calls, "judge"), what).toHaveLength(1);
      expect(state.fusions[0], what).toMatchObject({
        mode: "merge",
        answer: A,
        outcome: { kind: "only-candidate", candidate: "A" },
        provenance: null,
      });
    }
  });

  it("is returned as itself where every judge failed, and the page is told", async () => {
    const { models, state } = await survive(failing, {
      request: { ...asking, judge: { models: ["test/judge", "test/judge-2"], criteria: [], auto: false } },
    });
    expect(only(models.calls, "judge").map(({ model }) => model)).toEqual(["test/judge", "test/judge-2"]);
    expect(state.fusions[0]).toMatchObject({
      status: "completed",
      answer: A,
      outcome: { kind: "only-candidate" },
    });
    expect(state.notices.map(({ message }) => message)).toEqual([
      "test/judge-2 judges instead: Scripted: overloaded.",
      "The only answer stands as it is, for nobody could call a tool: Scripted: overloaded.",
    ]);
  });

  it("is judged by nobody where there are no tools to call", async () => {
    const { models } = await survive(callsTools(), { request: { prompt: "Is it raining?" } });
    expect(only(models.calls, "judge")).toEqual([]);
  });
});

describe("taking up a run with tools after a crash", () => {
  it("asks the judge again, with the tools, and keeps what it calls", async () => {
    const whole = await play(callsTools([ASK_PARIS], piecesOf("Hm. Let me see.\n")));
    const begun = whole.events.findIndex(({ type }) => type === "analysis.delta");
    const from = fold(whole.events.slice(0, begun + 1));
    const { models, state } = await play(callsTools(), { from, why: "resumed" });
    expect(models.calls).toMatchObject([
      { purpose: "judge", tools: [WEATHER], toolChoice: "auto", attempt: 2 },
    ]);
    expect(state.fusions).toMatchObject([{ id: "F1", attempt: 2, toolCalls: [ASK_PARIS] }]);
  });

  it("calls nothing any more where it is judged again and the judge no longer wants it", async () => {
    const before = await play(callsTools());
    const { state } = await play(judgeSays({ winner: "A", fusionBeatsBest: false, answer: "" }), {
      from: before.state,
      why: "fusion",
      commands: [{ type: "fuse", spec: {} }],
    });
    expect(state.fusions.map(({ outcome }) => outcome?.kind)).toEqual(["tool-calls", "best-single"]);
    expect(state.fusions[1]).not.toHaveProperty("toolCalls");
  });
});
