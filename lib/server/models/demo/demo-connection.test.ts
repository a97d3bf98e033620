import { expect, test } from "vitest";
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";
import { parseDebateTurn } from "@/lib/fusion/judge/debate-turn";
import type { ModelCall, ModelPart } from "@/lib/fusion/ports";
import { DEFAULT_GRACE_MS } from "@/lib/fusion/run-request";
import { demoConnection } from "./demo-connection";
import { SCRIPTS } from "./script-table";
import { VOICE_IDS, VOICES } from "./voices";

const [first] = SAMPLE_PROMPTS;
const prompt = first?.prompt ?? "";

test("a sample prompt gets the written answer, word by word, the reasoning first", async () => {
  const parts = await collect({ model: "demo/careful" });
  const { answer, reasoning } = SCRIPTS.database.careful;
  expect(textOf(parts, "text")).toBe(answer);
  expect(textOf(parts, "reasoning")).toBe(reasoning);
  expect(parts.findIndex(({ type }) => type === "text")).toBe(wordCount(reasoning ?? ""));
  expect(parts.at(-1)).toEqual({
    type: "finish",
    finish: "stop",
    usage: {
      inputTokens: wordCount(prompt),
      outputTokens: wordCount(answer) + wordCount(reasoning ?? ""),
      cachedTokens: 0,
      reasoningTokens: wordCount(reasoning ?? ""),
    },
    reportedUsd: null,
  });
});

test("any other prompt, and a follow-up, gets the plain truth", async () => {
  for (const voice of VOICE_IDS) {
    const other = await collect({
      model: `demo/${voice}`,
      messages: [{ role: "user", content: "Why is the sky blue?" }],
    });
    expect(textOf(other, "text")).toBe(VOICES[voice].unscripted);
    expect(VOICES[voice].unscripted).toMatch(/script/);
    expect(VOICES[voice].unscripted).toContain("Settings → Connections");
  }
  for (const [earlier, later] of [
    ["Hello", prompt],
    [prompt, "And in German?"],
  ] as const) {
    const followUp = await collect({
      model: "demo/swift",
      messages: [
        { role: "user", content: earlier },
        { role: "assistant", content: "Hello." },
        { role: "user", content: later },
      ],
    });
    expect(textOf(followUp, "text")).toBe(VOICES.swift.unscripted);
  }
});

test("an output limit cuts the answer and says so", async () => {
  const parts = await collect({ model: "demo/swift", maxOutputTokens: 5 });
  expect(textOf(parts, "text")).toBe("**Go with PostgreSQL.** Managed, one");
  expect(parts.at(-1)).toMatchObject({ type: "finish", finish: "length", usage: { outputTokens: 5 } });
});

test("the pace scales every wait, and the first is the time to the first token", async () => {
  const waits: Record<number, number[]> = {};
  for (const pace of [1, 2]) {
    const slept: number[] = [];
    const demo = demoConnection({ pace, sleep: async (ms) => void slept.push(ms) });
    await drain(demo.stream(toCall({ model: "demo/scholar" }), new AbortController().signal));
    waits[pace] = slept;
  }
  const [once = [], twice = []] = [waits[1], waits[2]];
  expect(once).toHaveLength(wordCount(SCRIPTS.database.scholar.answer));
  expect(twice).toEqual(once.map((ms) => ms * 2));
  expect(once[0]).toBeGreaterThan(VOICES.scholar.firstTokenMs * 0.6);
  const mean = once.slice(1).reduce((sum, ms) => sum + ms, 0) / (once.length - 1);
  expect(1_000 / mean).toBeGreaterThan(VOICES.scholar.tokensPerSecond * 0.9);
  expect(1_000 / mean).toBeLessThan(VOICES.scholar.tokensPerSecond * 1.1);
});

test.each(SAMPLE_PROMPTS)("all four end within the default wait on $id", async ({ prompt: sample }) => {
  const totals = await Promise.all(
    VOICE_IDS.map(async (voice) => {
      const slept: number[] = [];
      const demo = demoConnection({ pace: 1, sleep: async (ms) => void slept.push(ms) });
      const call = toCall({ model: `demo/${voice}`, messages: [{ role: "user", content: sample }] });
      await drain(demo.stream(call, new AbortController().signal));
      return slept.reduce((sum, ms) => sum + ms, 0);
    }),
  );
  const [last = 0, quorum = 0] = totals.sort((a, b) => b - a);
  // Timers fire late by about a millisecond a piece.
  expect((last - quorum) * 1.1).toBeLessThan(DEFAULT_GRACE_MS - 500);
});

test("at pace 0 nothing waits", async () => {
  const sleep = async () => {
    throw new Error("It waited.");
  };
  const parts = await drain(
    demoConnection({ pace: 0, sleep }).stream(toCall({ model: "demo/swift" }), new AbortController().signal),
  );
  expect(parts.at(-1)).toMatchObject({ type: "finish" });
});

test("twins in one pool do not stream in lockstep", async () => {
  const slept: number[] = [];
  const demo = demoConnection({ pace: 1, sleep: async (ms) => void slept.push(ms) });
  const call = toCall({ model: "demo/swift", maxOutputTokens: 1 });
  await drain(demo.stream(call, new AbortController().signal));
  await drain(demo.stream(call, new AbortController().signal));
  expect(slept[0]).not.toBe(slept[1]);
});

test("an abort ends the stream at once and bills what was sent", async () => {
  const stopping = new AbortController();
  let waits = 0;
  const sleep = async () => {
    waits += 1;
    if (waits === 4) stopping.abort();
  };
  const parts = await drain(
    demoConnection({ pace: 1, sleep }).stream(toCall({ model: "demo/swift" }), stopping.signal),
  );
  expect(parts).toHaveLength(4);
  expect(parts.at(-1)).toMatchObject({ type: "failed", served: true, usage: { outputTokens: 3 } });
});

test("a demo model does not judge, and an unknown one does not exist", async () => {
  const judging = await collect({ model: "demo/careful", purpose: "judge" });
  expect(judging).toMatchObject([{ type: "failed", failure: { reason: "invalid-request" }, served: false }]);
  const unknown = await collect({ model: "demo/genius" });
  expect(unknown).toMatchObject([{ type: "failed", failure: { reason: "invalid-request" } }]);
});

test("in a debate the one that slipped concedes and revises, the others keep", async () => {
  const slipped = { database: "swift", bayes: "swift", debounce: "scholar" };
  for (const { id } of SAMPLE_PROMPTS) {
    for (const voice of VOICE_IDS) {
      const own = SCRIPTS[id][voice].answer;
      const turn = textOf(
        await collect({ model: `demo/${voice}`, purpose: "debate", debating: { round: 1, own, peers: [] } }),
        "text",
      );
      const reading = parseDebateTurn(turn, own);
      expect(reading.problem).toBeNull();
      expect([id, voice, reading.outcome]).toEqual([id, voice, slipped[id] === voice ? "revised" : "kept"]);
    }
  }
});

test("in a debate about any other prompt it contests nothing and keeps its answer", async () => {
  const own = VOICES.swift.unscripted;
  const parts = await collect({
    model: "demo/swift",
    purpose: "debate",
    debating: { round: 1, own, peers: ["Another."] },
  });
  expect(textOf(parts, "text")).toBe("<contests>none</contests>\n<keep/>");
});

test("the listing says that the models are scripted, free and no judges", () => {
  const { models, status } = demoConnection().listed();
  expect(status).toBe("ready");
  expect(models.map(({ id }) => id)).toEqual(VOICE_IDS.map((voice) => `demo/${voice}`));
  for (const model of models) {
    expect(model).toMatchObject({ canAnswer: true, canJudge: false, price: { input: 0, output: 0 } });
    expect(model.about).toMatch(/^Scripted: /);
  }
});

function toCall(call: Partial<ModelCall> & { model: string }): ModelCall {
  return {
    purpose: "candidate",
    instructions: "Answer in French.",
    messages: [{ role: "user", content: prompt }],
    ...call,
  };
}

function collect(call: Partial<ModelCall> & { model: string }): Promise<ModelPart[]> {
  return drain(demoConnection({ pace: 0 }).stream(toCall(call), new AbortController().signal));
}

async function drain(stream: AsyncIterable<ModelPart>): Promise<ModelPart[]> {
  const parts: ModelPart[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

function textOf(parts: readonly ModelPart[], type: "text" | "reasoning"): string {
  return parts.flatMap((part) => (part.type === type ? [part.text] : [])).join("");
}

function wordCount(text: string): number {
  return text.trim().split(/\s+/).length;
}

test("tools and a format change nothing, and the column says so; where no tool may be called, nothing is said of them", async () => {
  const asked: Partial<ModelCall> & { model: string } = {
    model: "demo/careful",
    tools: [{ name: "now", parameters: { type: "object" } }],
    format: { name: "reply", schema: null },
  };
  const plain = await collect({ model: "demo/careful" });
  const parts = await collect(asked);
  const said = [
    "Careful is scripted, and calls no tools.",
    "Careful is scripted, and does not answer in a format.",
  ];
  expect(parts).toEqual([
    ...plain.slice(0, -1),
    ...said.map((message) => ({ type: "warning", message })),
    ...plain.slice(-1),
  ]);
  expect(await collect({ ...asked, format: undefined, toolChoice: "none" })).toEqual(plain);
});
