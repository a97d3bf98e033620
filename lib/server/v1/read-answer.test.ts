import { describe, expect, test } from "vitest";
import type { RunRequest } from "@/lib/fusion/run-request";
import { answers, judgeSays } from "@/lib/fusion/testing/judge-scripts";
import { type Play, playRun } from "@/lib/fusion/testing/play-run";
import { type AnswerStep, type ReadOptions, readAnswer } from "./read-answer";

const PLAIN: ReadOptions = {
  kind: "plain",
  whole: false,
  stop: [],
  maxTokens: null,
  oneToolCall: false,
  kept: false,
};
const FUSION: ReadOptions = { ...PLAIN, kind: "fusion" };
const CALL = { id: "call_1", name: "get_weather", arguments: "{}" };

interface Heard {
  text: string;
  pieces: number;
  reasoning: string;
  end: Extract<AnswerStep, { type: "end" }>;
}

async function hear(play: Play, options: ReadOptions): Promise<Heard> {
  const { events } = await playRun(play);
  async function* batches() {
    for (const event of events) yield [event];
  }
  const steps: AnswerStep[] = [];
  for await (const batch of readAnswer(batches(), options)) steps.push(...batch);
  const texts = steps.filter((step) => step.type === "text");
  const end = steps.at(-1);
  if (end?.type !== "end") throw new Error("It has no end.");
  return {
    text: texts.map(({ text }) => text).join(""),
    pieces: texts.length,
    reasoning: steps.flatMap((step) => (step.type === "reasoning" ? [step.text] : [])).join(""),
    end,
  };
}

const one = (script: Play["scripts"][string], request: Partial<RunRequest> = {}): Play => ({
  scripts: { "test/a": script },
  request: { pool: [{ model: "test/a" }], ...request },
});

describe("one model's answer", () => {
  test("is heard as it speaks, with what it thought", async () => {
    const heard = await hear(
      one({ kind: "says", pieces: ["It is ", "blue."], reasoning: "Rayleigh.", everyMs: 10 }),
      PLAIN,
    );
    expect(heard).toMatchObject({ text: "It is blue.", pieces: 2, reasoning: "Rayleigh." });
    expect(heard.end).toMatchObject({ ok: true, finish: "stop", toolCalls: [], refusal: null });
  });

  test("says where its limit cut it off, and what it calls", async () => {
    const cut = await hear(one({ kind: "says", pieces: ["It is"], finish: "length" }), PLAIN);
    expect(cut.end).toMatchObject({ ok: true, finish: "length" });
    const calls = [CALL, { ...CALL, id: "call_2" }];
    const tools = { answer: { tools: [{ name: "get_weather", parameters: {} }] } };
    const both = await hear(one({ kind: "says", pieces: [], calls }, tools), PLAIN);
    expect(both.end).toMatchObject({ ok: true, finish: "tool_calls", toolCalls: calls });
    const single = { ...PLAIN, oneToolCall: true };
    const first = await hear(one({ kind: "says", pieces: [], calls }, tools), single);
    expect(first.end).toMatchObject({ ok: true, toolCalls: [CALL] });
  });

  test("ends at a stop sequence that its provider passed over, with all that came before", async () => {
    const heard = async (script: Play["scripts"][string], request = {}) => {
      const { text, end } = await hear(one(script, request), { ...PLAIN, stop: ["STOP", "\n\n"] });
      return [text, end.ok && end.finish, end.ok && end.toolCalls];
    };
    const pieces = ["It is ST", "OP blue."];
    expect(await heard({ kind: "says", pieces })).toEqual(["It is ", "stop", []]);
    expect(await heard({ kind: "says", pieces, finish: "length" })).toEqual(["It is ", "stop", []]);
    const tools = { answer: { tools: [{ name: "get_weather", parameters: {} }] } };
    expect(await heard({ kind: "says", pieces, calls: [CALL] }, tools)).toEqual(["It is ", "stop", []]);
    expect(await heard({ kind: "says", pieces: ["It is S"] })).toEqual(["It is S", "stop", []]);
    expect(await heard({ kind: "fails", reason: "content-filtered", after: ["It is S"] })).toEqual([
      ...["It is S", "content_filter", []],
    ]);
    expect(await heard({ kind: "fails", reason: "content-filtered", after: pieces })).toEqual([
      ...["It is ", "stop", []],
    ]);
  });

  test("that was refused is an answer; one that broke off never is", async () => {
    const refused = await hear(one({ kind: "fails", reason: "refused" }), PLAIN);
    expect(refused.end).toMatchObject({ ok: true, finish: "stop", refusal: expect.any(String) });
    const filtered = await hear(one({ kind: "fails", reason: "content-filtered", after: ["So "] }), PLAIN);
    expect(filtered).toMatchObject({ text: "So ", end: { ok: true, finish: "content_filter" } });
    const broken = await hear(one({ kind: "breaks-off", after: ["It is "] }), PLAIN);
    expect(broken).toMatchObject({
      text: "It is ",
      end: { ok: false, failure: { status: 502, code: "upstream_truncated" } },
    });
  });

  test.each([
    ["rate-limited", 429, "upstream_rate_limited"],
    ["overloaded", 503, "upstream_overloaded"],
    ["timed-out", 504, "upstream_timed_out"],
    ["context-too-long", 400, "context_length_exceeded"],
    ["unauthorized", 502, "upstream_unauthorized"],
    ["out-of-credit", 402, "upstream_out_of_credit"],
  ] as const)("that failed as %s has the status %i", async (reason, status, code) => {
    const heard = await hear(one({ kind: "fails", reason }), PLAIN);
    expect(heard.end).toMatchObject({ ok: false, failure: { status, code } });
  });

  test("is the fallback's where nothing was said before, and void where something was", async () => {
    const withFallback = (first: Play["scripts"][string]): Play => ({
      scripts: { "test/a": first, "test/b": answers("From b.") },
      request: { pool: [{ model: "test/a", models: ["test/b"] }] },
    });
    const early = await hear(withFallback({ kind: "fails", reason: "overloaded" }), PLAIN);
    expect(early).toMatchObject({ text: "From b.", end: { ok: true } });
    expect(early.end.state.candidates[0]?.model).toBe("test/b");
    const broken = withFallback({ kind: "fails", reason: "network", after: ["From a"] });
    const late = await hear(broken, PLAIN);
    expect(late).toMatchObject({ text: "From a", end: { ok: false, failure: { code: "answer_restarted" } } });
    const void_ = "What was answered so far is void: its model failed in the middle, and another began anew.";
    expect(late.end).toMatchObject({
      failure: { message: `${void_} Ask again; with store: true the run is kept, and can be read.` },
    });
    expect((await hear(broken, { ...PLAIN, kept: true })).end).toMatchObject({
      failure: { message: `${void_} Ask again, or read the run.` },
    });
  });

  test("in a format is not given out before it is known to keep to it", async () => {
    const request = { answer: { format: { name: "x", schema: null } } };
    const good = await hear(one(answers('{"a":1}'), request), { ...PLAIN, whole: true });
    expect(good).toMatchObject({ text: '{"a":1}', pieces: 1, end: { ok: true, finish: "stop" } });
    const empty = await hear(one(answers("{}"), request), { ...PLAIN, whole: true });
    expect(empty).toMatchObject({ text: "{}", end: { ok: true } });
    const play = { ...one(answers("no json"), request), formats: { problems: () => ["It is not JSON."] } };
    const bad = await hear(play, { ...PLAIN, whole: true });
    expect(bad).toMatchObject({
      text: "",
      end: { ok: false, failure: { status: 502, code: "response_format_not_kept" } },
    });
  });
});

describe("a fusion's answer", () => {
  const panel = (judge: Play["scripts"][string], more: Partial<RunRequest> = {}): Play => ({
    scripts: {
      "test/a": answers("The sky is blue by scattering."),
      "test/b": answers("Blue light scatters most."),
      "test/judge": judge,
    },
    request: { mode: "merge", ...more },
  });

  test("is what the judge writes, and nothing of the panel", async () => {
    const heard = await hear(
      panel(judgeSays({ winner: "A", fusionBeatsBest: true, answer: "Blue light scatters most: STOP so." })),
      FUSION,
    );
    expect(heard.text.trim()).toBe("Blue light scatters most: STOP so.");
    expect(heard.pieces).toBeGreaterThan(1);
    expect(heard.end).toMatchObject({ ok: true, finish: "stop" });
  });

  test("ends at a stop sequence", async () => {
    const judge = judgeSays({ winner: "A", fusionBeatsBest: true, answer: "Blue light STOP scatters." });
    const heard = await hear(panel(judge), { ...FUSION, stop: ["STOP"] });
    expect(heard).toMatchObject({ text: "Blue light ", end: { ok: true, finish: "stop" } });
  });

  test("that the judge wrote too long is cut at about what the caller allows, and says so", async () => {
    const merged = judgeSays({
      winner: "A",
      fusionBeatsBest: true,
      answer: "Blue light scatters most of all.",
    });
    const cut = await hear(panel(merged), { ...FUSION, maxTokens: 2 });
    expect(cut).toMatchObject({ text: "Blue light", end: { ok: true, finish: "length" } });
    const fits = await hear(panel(merged), { ...FUSION, maxTokens: 7 });
    expect([fits.text.trim(), fits.end]).toMatchObject([
      "Blue light scatters most of all.",
      { ok: true, finish: "stop" },
    ]);
    const own = await hear(panel(judgeSays({ winner: "B", fusionBeatsBest: false, answer: "" })), {
      ...FUSION,
      maxTokens: 2,
    });
    expect(own).toMatchObject({ text: "Blue light scatters most.", end: { ok: true, finish: "stop" } });
  });

  test("that the judge's limit cut off says so", async () => {
    const cut = judgeSays({ winner: "A", fusionBeatsBest: true, answer: "Blue light scatters" });
    if (cut.kind !== "says") throw new Error("The judge says nothing.");
    const heard = await hear(panel({ ...cut, pieces: cut.pieces.slice(0, -2), finish: "length" }), FUSION);
    expect(heard.end).toMatchObject({ ok: true, finish: "length" });
  });

  test("is the winner's own text word for word where it is the best", async () => {
    const heard = await hear(panel(judgeSays({ winner: "B" }), { mode: "best-of" }), FUSION);
    expect(heard.text).toBe("Blue light scatters most.");
  });

  test("fails with the judge, and says that the candidates are kept", async () => {
    const heard = await hear(panel({ kind: "fails", reason: "overloaded" }), FUSION);
    expect(heard.end).toMatchObject({ ok: false, failure: { status: 503, code: "judge_failed" } });
  });

  test("is not what a judge wrote beside every format: it fails, and none of that is given out", async () => {
    const said = "<analysis>\n{}\n</analysis>\n<verdict>\nnot a verdict\n</verdict>\n";
    const heard = await hear(panel(answers(said)), FUSION);
    expect(heard.end.state.fusions[0]).toMatchObject({ outcome: { kind: "as-written" }, answer: said });
    expect(heard).toMatchObject({
      text: "",
      end: { ok: false, failure: { status: 502, code: "judge_failed" } },
    });
  });

  test("is the winner's where the judge promised one and wrote none", async () => {
    const heard = await hear(panel(judgeSays({ winner: "B", fusionBeatsBest: true, answer: "" })), FUSION);
    expect(heard).toMatchObject({ text: "Blue light scatters most.", end: { ok: true, finish: "stop" } });
  });

  test("fails where nobody answered", async () => {
    const scripts = {
      "test/a": { kind: "fails" as const, reason: "timed-out" as const },
      "test/b": { kind: "fails" as const, reason: "timed-out" as const },
    };
    expect((await hear({ scripts }, FUSION)).end).toMatchObject({ ok: false, failure: { status: 504 } });
  });

  test("that a person stopped says so", async () => {
    const heard = await hear(
      {
        ...panel({ kind: "hangs" }),
        onEvent: (event, { stop }) => event.type === "fusion.started" && stop(),
      },
      FUSION,
    );
    expect(heard.end).toMatchObject({ ok: false, failure: { status: 409, code: "run_stopped" } });
  });
});

test("a run whose events end without an end was interrupted", async () => {
  async function* nothing() {
    yield [];
  }
  const steps: AnswerStep[] = [];
  for await (const batch of readAnswer(nothing(), PLAIN)) steps.push(...batch);
  expect(steps).toMatchObject([{ type: "end", ok: false, failure: { code: "run_interrupted" } }]);
});
