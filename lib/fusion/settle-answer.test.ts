import { describe, expect, it } from "vitest";
import type { ModelCall } from "./ports";
import type { AnswerFormat, RunRequest } from "./run-request";
import { answers, judgeSays, piecesOf } from "./testing/judge-scripts";
import { fold, type Play, playRun } from "./testing/play-run";
import type { Script, Scripts } from "./testing/scripted-models";
import { ASK_PARIS, callsTools, WEATHER } from "./testing/tool-scripts";

const format: AnswerFormat = { name: "capital", schema: { type: "object", required: ["capital"] } };
const RIGHT = '{"capital":"Paris"}';
const OTHER = '{"capital":"Lyon"}';
const WRONG = "The capital is Paris, as far as anybody knows.";
const FAULT = "It is not JSON.";

/** Knows one fault. */
const formats: Play["formats"] = {
  problems(text) {
    return /^\s*\{"capital":.*\}\s*$/.test(text) ? [] : [FAULT];
  },
};

function play(scripts: Scripts, request: Partial<RunRequest> = {}, more: Partial<Play> = {}) {
  const prices = Object.fromEntries(Object.keys(scripts).map((model) => [model, { input: 1, output: 10 }]));
  return playRun({ scripts, formats, prices, request: { answer: { format }, ...request }, ...more });
}

/** Answers first with one text, and with another when it is asked for the format. */
const mends = (first: string, then: string) => (call: ModelCall) =>
  answers(call.purpose === "repair" ? then : first);

const repairsOf = (calls: ModelCall[]) => calls.filter(({ purpose }) => purpose === "repair");

describe("an answer that keeps to its format", () => {
  it("stays as it is, and nobody is asked again", async () => {
    const { events, models, state } = await play({ "test/a": answers(RIGHT) });
    expect(models.calls).toHaveLength(1);
    expect(events.some(({ type }) => type === "answer.replaced")).toBe(false);
    expect(state.fusions[0]).toMatchObject({ answer: RIGHT, outcome: { kind: "only-candidate" } });
    expect(state.fusions[0]).not.toHaveProperty("formatProblems");
    expect(state.notices).toEqual([]);
  });

  it("is taken out of its code fence without a call", async () => {
    const { models, state } = await play({ "test/a": answers(`\`\`\`json\n${RIGHT}\n\`\`\`\n`) });
    expect(models.calls).toHaveLength(1);
    expect(state.fusions[0]).toMatchObject({ answer: RIGHT });
    expect(state.notices).toEqual([]);
  });

  it("is nobody's care where the caller asked for no format", async () => {
    const { models, state } = await play({ "test/a": answers(WRONG) }, { answer: {} });
    expect(models.calls).toHaveLength(1);
    expect(state.fusions[0]).not.toHaveProperty("formatProblems");
  });

  it("is not looked for where tools are called", async () => {
    const { models, state } = await play(
      { "test/a": callsTools([ASK_PARIS], ["I look."]) },
      { answer: { format, tools: [WEATHER] } },
    );
    expect(models.calls).toHaveLength(1);
    expect(state.fusions[0]).toMatchObject({ answer: "I look.", outcome: { kind: "tool-calls" } });
    expect(state.fusions[0]).not.toHaveProperty("formatProblems");
  });
});

describe("an answer that does not keep to its format", () => {
  it("is written again by the model that gave it, once, and the whole costs both", async () => {
    const { events, models, state } = await play({ "test/a": mends(WRONG, `\`\`\`\n${RIGHT}\n\`\`\``) });
    expect(repairsOf(models.calls)).toMatchObject([
      { model: "test/a", fusion: "F1", attempt: 1, instructions: null, format },
    ]);
    const asked = repairsOf(models.calls)[0]?.messages;
    expect(asked).toHaveLength(1);
    for (const part of [WRONG, FAULT, JSON.stringify(format.schema), "What is the answer?"])
      expect(asked?.[0]?.content).toContain(part);
    expect(state.candidates[0]?.text).toBe(WRONG);
    expect(state.fusions[0]).toMatchObject({
      answer: RIGHT,
      outcome: { kind: "only-candidate", candidate: "A" },
      cost: { usd: 0.00021, source: "computed" },
      usage: { inputTokens: 10, outputTokens: 20 },
    });
    expect(state.cost).toEqual({ usd: 0.00042, source: "computed" });
    expect(events.filter(({ type }) => type === "answer.replaced")).toMatchObject([{ text: RIGHT }]);
    expect(state.notices).toMatchObject([{ code: "format-repaired", fusion: "F1" }]);
  });

  it("stays, with what is wrong, where the second try is no better, and no third is made", async () => {
    const { models, state } = await play({ "test/a": mends(WRONG, "I am sorry.") });
    expect(repairsOf(models.calls)).toHaveLength(1);
    expect(state.status).toBe("completed");
    expect(state.fusions[0]).toMatchObject({ status: "completed", answer: WRONG, formatProblems: [FAULT] });
  });

  it("stays, with what is wrong, where its writer fails", async () => {
    const fails: Script = { kind: "fails", reason: "overloaded" };
    const { state } = await play({
      "test/a": (call) => (call.purpose === "repair" ? fails : answers(WRONG)),
    });
    expect(state.fusions[0]).toMatchObject({ status: "completed", answer: WRONG, formatProblems: [FAULT] });
  });

  it("stays where it was pasted: nobody here wrote it", async () => {
    const { models, state } = await play(
      { "test/a": { kind: "fails", reason: "overloaded" } },
      { pool: [{ pasted: WRONG, name: "Mine" }, { model: "test/a" }] },
    );
    expect(repairsOf(models.calls)).toEqual([]);
    expect(state.fusions[0]).toMatchObject({ answer: WRONG, formatProblems: [FAULT] });
    expect(state.notices).toEqual([]);
  });

  it("is written again by the fallback that gave it, with the member's settings", async () => {
    const { models } = await play(
      { "test/a": { kind: "fails", reason: "overloaded" }, "test/b": mends(WRONG, RIGHT) },
      {
        pool: [{ model: "test/a", models: ["test/b"], temperature: 0 }],
        sampling: { stop: ["."], topP: 0.5 },
        answer: { format, maxTokens: 90 },
      },
    );
    const [repair] = repairsOf(models.calls);
    expect(repair).toMatchObject({ model: "test/b", temperature: 0, topP: 0.5, maxOutputTokens: 90 });
    expect(repair).not.toHaveProperty("stop");
  });

  it("is stopped with the run, and kept as it stands", async () => {
    const { state } = await play(
      { "test/a": mends(WRONG, RIGHT) },
      {},
      {
        onEvent(event, { stop, clock }) {
          if (event.type === "notice") void clock.sleep(15, new AbortController().signal).then(stop);
        },
      },
    );
    expect(state.status).toBe("stopped");
    expect(state.fusions[0]).toMatchObject({ status: "stopped", answer: WRONG, outcome: null });
  });

  it("is not lost where the check itself fails", async () => {
    const { state } = await play(
      { "test/a": answers(WRONG) },
      {},
      {
        formats: {
          problems() {
            throw new Error("No such reference.");
          },
        },
      },
    );
    expect(state.fusions[0]).toMatchObject({
      answer: WRONG,
      formatProblems: ["It could not be checked: No such reference."],
    });
  });

  it("is checked from the start where the run is taken up after a crash", async () => {
    const scripts = { "test/a": mends(WRONG, RIGHT) };
    const whole = await play(scripts);
    const replaced = whole.events.findIndex(({ type }) => type === "answer.replaced");
    for (const cut of [replaced, replaced + 1]) {
      const from = fold(whole.events.slice(0, cut));
      const { models, state } = await play(scripts, {}, { from, why: "resumed" });
      expect(models.calls.map(({ purpose, format: asked }) => [purpose, asked])).toEqual([
        ["repair", format],
      ]);
      expect(state.fusions[0]).toMatchObject({ answer: RIGHT, attempt: 2 });
    }
  });
});

describe("the answer of a panel", () => {
  const panel = { "test/a": mends(WRONG, RIGHT), "test/b": answers(OTHER) };

  it("asks every member for the format, and shows it to the judge", async () => {
    const { models } = await play({
      ...panel,
      "test/judge": judgeSays({ winner: "B", fusionBeatsBest: false, answer: "" }),
    });
    expect(models.calls.map((call) => [call.purpose, call.format])).toEqual([
      ["candidate", format],
      ["candidate", format],
      ["judge", undefined],
    ]);
    const content = models.calls.at(-1)?.messages[0]?.content ?? "";
    expect(content).toContain(JSON.stringify(format.schema));
    expect(content).toContain("<answer>\nthe JSON alone\n</answer>");
  });

  it("is mended by the winner where it is the winner's own", async () => {
    const { models, state } = await play(
      { ...panel, "test/judge": judgeSays({ winner: "A" }) },
      { mode: "best-of" },
    );
    expect(repairsOf(models.calls).map(({ model }) => model)).toEqual(["test/a"]);
    expect(state.fusions[0]).toMatchObject({
      answer: RIGHT,
      outcome: { kind: "best-single", candidate: "A" },
      provenance: null,
    });
  });

  it("is mended by the judge where it is merged, and says anew whose words it is", async () => {
    const merged = judgeSays({ winner: "B", fusionBeatsBest: true, answer: WRONG });
    const { models, state } = await play(
      {
        ...panel,
        "test/judge": (call) => (call.purpose === "repair" ? answers(RIGHT) : merged),
      },
      { sampling: { seed: 4, temperature: 1 }, answer: { format, maxTokens: 70 } },
    );
    const [repair] = repairsOf(models.calls);
    expect(repair).toMatchObject({ model: "test/judge", seed: 4, maxOutputTokens: 70, format });
    expect(repair).not.toHaveProperty("temperature");
    const [fusion] = state.fusions;
    expect(fusion).toMatchObject({ answer: RIGHT, outcome: { kind: "merged" } });
    expect(fusion?.provenance?.sentences.at(-1)?.end).toBe(RIGHT.length);
  });

  it("is mended by the judge where it kept to no protocol either", async () => {
    let asked = 0;
    const { state } = await play({
      ...panel,
      "test/judge": () => {
        asked += 1;
        return answers(asked < 3 ? WRONG : RIGHT);
      },
    });
    expect(state.fusions[0]).toMatchObject({
      answer: RIGHT,
      outcome: { kind: "as-written" },
      provenance: null,
    });
    expect(state.notices.map(({ code }) => code)).toEqual([
      "judge-repaired",
      "judge-unstructured",
      "format-repaired",
    ]);
  });

  it("names the form again when the judge is asked for its sections", async () => {
    const { models } = await play({ ...panel, "test/judge": { kind: "says", pieces: piecesOf("Hm.") } });
    const [sections] = repairsOf(models.calls);
    expect(sections?.messages.at(-1)?.content).toContain("the JSON alone");
  });

  it("tells debaters of the form, whose turns have one of their own", async () => {
    const { models } = await play(
      { "test/a": answers(RIGHT), "test/b": answers(OTHER), "test/judge": judgeSays({ winner: "A" }) },
      { mode: "debate" },
    );
    const turns = models.calls.filter(({ purpose }) => purpose === "debate");
    expect(turns).toHaveLength(2);
    for (const turn of turns) {
      expect(turn).not.toHaveProperty("format");
      expect(turn.messages.at(-1)?.content).toContain(JSON.stringify(format.schema));
    }
  });
});
