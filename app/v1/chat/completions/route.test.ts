import type OpenAI from "openai";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { completionChunkSchema, completionSchema } from "@/lib/contract/openai/chat-response";
import { answer, calling, fault, refusing } from "@/lib/server/models/testing/upstream-script";
import {
  ASK,
  CHAT_PATH,
  complete,
  createV1Bench,
  errorOf,
  judgement,
  PANEL,
  type V1Bench,
} from "@/lib/server/v1/testing/v1-bench";
import { POST } from "./route";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

type Params = OpenAI.ChatCompletionCreateParamsNonStreaming;

let bench: V1Bench;
beforeAll(async () => {
  bench = await createV1Bench({ [CHAT_PATH]: { POST } });
});
afterAll(() => bench.close());

const create = (more: object = {}) => complete(bench, more);
const stream = (more: object = {}, signal?: AbortSignal) =>
  bench.openai.chat.completions.create(
    { ...({ model: "lab/a", messages: ASK, ...more } as unknown as Params), stream: true },
    { signal },
  );
const post = (json: unknown, headers: Record<string, string> = {}) => bench.post(CHAT_PATH, json, headers);
const judge = (words: Parameters<typeof judgement>[0]) => bench.upstream.script("judge", judgement(words));

describe("one model", () => {
  test("answers in OpenAI's shape, with its usage and what it cost", async () => {
    bench.upstream.script("a", answer("Rayleigh scattering."));
    const completion = completionSchema.parse(await create());
    expect(completion).toMatchObject({
      object: "chat.completion",
      model: "lab/a",
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: "Rayleigh scattering.", refusal: null },
          logprobs: null,
          finish_reason: "stop",
        },
      ],
      usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15, cost: 0.00003 },
    });
  });

  test("streams: the role first, then pieces, a finish, the usage where it was asked for, and [DONE]", async () => {
    bench.upstream.script("a", answer("One two three."));
    const response = await post({
      ...{ model: "lab/a", messages: ASK, stream: true, stream_options: { include_usage: true } },
    });
    const lines = (await response.text()).split("\n\n").filter((line) => line.startsWith("data: "));
    expect(lines.at(-1)).toBe("data: [DONE]");
    const chunks = lines.slice(0, -1).map((line) => completionChunkSchema.parse(JSON.parse(line.slice(6))));
    expect(chunks[0]?.choices[0]?.delta).toEqual({ role: "assistant", content: "One" });
    const pieces = chunks.map(({ choices }) => choices[0]?.delta.content ?? "");
    expect([pieces.join(""), chunks.at(-2)?.choices[0]?.finish_reason]).toEqual(["One two three.", "stop"]);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: 10, completion_tokens: 4 } });
    expect(chunks.slice(0, -1).every(({ usage }) => usage === null)).toBe(true);
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
  });

  test("is sent exactly what was asked, and no more", async () => {
    bench.upstream.script("a", answer("So."));
    await create({
      ...{ temperature: 0.3, top_p: 0.9, frequency_penalty: 0.1, presence_penalty: -0.1 },
      ...{ max_completion_tokens: 99, stop: "END", seed: 7, reasoning_effort: "low", user: "u", n: 1 },
      messages: [{ role: "system", content: "Be brief." }, ...ASK],
    });
    expect(bench.upstream.requestsFor("a").at(-1)?.body).toEqual({
      ...{ model: "a", stream: true, stream_options: { include_usage: true } },
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "Why is the sky blue?" },
      ],
      ...{ temperature: 0.3, top_p: 0.9, frequency_penalty: 0.1, presence_penalty: -0.1 },
      ...{ max_tokens: 99, stop: ["END"], seed: 7, reasoning_effort: "low" },
    });
  });

  test("is asked for one call of a tool at a time, alone and as the judge, and one is handed on", async () => {
    const calls = ["call_1", "call_2"].map((id) => ({ id, name: "look", args: "{}" }));
    bench.upstream.script("a", calling(calls));
    bench.upstream.script("judge", calling(calls));
    const tools = [{ type: "function", function: { name: "look" } }];
    const more = { tools, parallel_tool_calls: false };
    for (const [name, asked] of [
      ["a", more],
      ["judge", { ...more, model: "fusion", fusion: { ...PANEL, pool: ["lab/b", "lab/c"] } }],
    ] as const) {
      const { choices } = await create(asked);
      expect(choices[0]?.message.tool_calls).toMatchObject([{ id: "call_1" }]);
      expect(bench.upstream.requestsFor(name).at(-1)?.body).toMatchObject({ parallel_tool_calls: false });
    }
  });

  test("falls back where it fails, and says who answered", async () => {
    bench.upstream.script("a", fault(400));
    bench.upstream.script("b", answer("From b."));
    expect(await create({ models: ["lab/b"] })).toMatchObject({
      model: "lab/b",
      choices: [{ message: { content: "From b." } }],
    });
  });

  test("that will not answer has its own words for it, once, and no content", async () => {
    bench.upstream.script("a", refusing("I will ", "not."));
    expect((await create()).choices).toEqual([
      {
        ...{ index: 0, finish_reason: "stop", logprobs: null },
        message: { role: "assistant", content: null, refusal: "I will not." },
      },
    ]);
    const deltas: unknown[] = [];
    for await (const { choices } of await stream()) deltas.push(choices[0]?.delta);
    expect(deltas).toEqual([{ role: "assistant", content: "", refusal: "I will not." }, {}]);
  });

  test("leaves no run unless it is asked to", async () => {
    bench.upstream.script("a", answer("So."));
    const { response } = await bench.openai.chat.completions
      .create({ model: "lab/a", messages: ASK })
      .withResponse();
    expect(response.headers.get("x-tokamak-run")).toBeNull();
    const stored = await post({
      model: "lab/a",
      messages: ASK,
      store: true,
      user: "u1",
      metadata: { k: "v" },
    });
    const runId = stored.headers.get("x-tokamak-run") ?? "";
    await stored.text();
    expect(await bench.container.runs.get(bench.ownerId, runId)).toMatchObject({
      ok: true,
      value: { prompt: ASK[0]?.content, candidates: [{ model: "lab/a", text: "So." }] },
    });
  });

  test("whose stream broke off is never a success", async () => {
    bench.upstream.script("a", { steps: [{ text: "It is " }, "close"] });
    expect(await errorOf(create())).toEqual([502, "upstream_truncated", null]);
    const chunks: string[] = [];
    const broken = (async () => {
      for await (const chunk of await stream()) chunks.push(chunk.choices[0]?.delta.content ?? "");
    })();
    expect((await errorOf(broken))[1]).toBe("upstream_truncated");
    expect(chunks.join("")).toBe("It is ");
  });
});

describe("a fusion", () => {
  test("is one answer, its usage that of all calls, and the panel behind it where it was asked for", async () => {
    bench.upstream.script("a", answer("Scattering."));
    bench.upstream.script("b", answer("Rayleigh."));
    judge({ answer: "Rayleigh scattering." });
    const fusion = { ...PANEL, include: ["candidates", "analysis", "verdict", "costs"] };
    const response = await post({ model: "fusion", messages: ASK, fusion });
    const completion = completionSchema.parse(await response.json());
    expect(completion).toMatchObject({
      model: "fusion",
      choices: [{ message: { content: "Rayleigh scattering." }, finish_reason: "stop" }],
      usage: {
        prompt_tokens: 30,
        fusion: {
          calls: [
            { part: "A", model: "lab/a" },
            { part: "B", model: "lab/b" },
            { part: "F1", model: "lab/judge" },
          ],
          complete: true,
        },
      },
      fusion: {
        run: response.headers.get("x-tokamak-run"),
        mode: "merge",
        judge: "lab/judge",
        candidates: [
          { label: "A", content: "Scattering.", judged: true },
          { label: "B", content: "Rayleigh.", judged: true },
        ],
        analysis: { blind_spots: [{ claim: "No source." }] },
        verdict: { winner: "A", fusion_beats_best: true },
      },
    });
    const total = completion.usage?.fusion?.calls.reduce((sum, { cost }) => sum + (cost.usd ?? 0), 0);
    expect(total).toBeCloseTo(completion.usage?.cost ?? 0, 9);
  });

  test("streams nothing but the answer to a plain client, and what happens to one that asks", async () => {
    bench.upstream.script("a", answer("Scattering."));
    bench.upstream.script("b", answer("Rayleigh."));
    judge({ answer: "Both say so." });
    const plain: string[] = [];
    for await (const chunk of await stream({ model: "fusion", fusion: PANEL }))
      plain.push(chunk.choices[0]?.delta.content ?? "");
    expect(plain.join("").trim()).toBe("Both say so.");
    const told: string[] = [];
    const asked = await stream({ model: "fusion", fusion: { ...PANEL, include: ["progress"] } });
    for await (const chunk of asked) {
      const { fusion } = completionChunkSchema.parse(chunk);
      if (fusion && "progress" in fusion) told.push(fusion.progress.event);
    }
    expect(told.filter((event) => event === "candidate.completed")).toHaveLength(2);
    expect(told).toContain("fusion.started");
  });

  test("is in the history with everything", async () => {
    judge({ answer: "So." });
    const response = await post({
      ...{ model: "openrouter/fusion", messages: ASK },
      plugins: [{ id: "fusion", analysis_models: ["lab/a", "lab/b"], model: "lab/judge" }],
    });
    expect(response.status).toBe(200);
    const { items } = await bench.container.runs.list(bench.ownerId, {}, { after: null, limit: 1 });
    expect(items).toMatchObject([
      { id: response.headers.get("x-tokamak-run"), members: ["a", "b"], status: "completed" },
    ]);
  });

  test("without a judge that works says so, and keeps what the panel said", async () => {
    bench.upstream.script("judge", fault(400));
    const response = await post({ model: "fusion", messages: ASK, fusion: PANEL });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { code: "judge_failed" } },
    ]);
  });

  test("twice with one Idempotency-Key is one run; another body is refused", async () => {
    judge({ answer: "Once." });
    const before = bench.upstream.requestsFor("judge").length;
    const send = (content: string) =>
      post(
        { model: "fusion", messages: [{ role: "user", content }], fusion: PANEL },
        { "idempotency-key": "once-1" },
      );
    const [first, second] = [await send("Why?"), await send("Why?")];
    expect(second.headers.get("x-tokamak-run")).toBe(first.headers.get("x-tokamak-run"));
    expect((await second.json()).choices).toEqual((await first.json()).choices);
    expect(bench.upstream.requestsFor("judge").length - before).toBe(1);
    const other = await send("Why not?");
    expect([other.status, (await other.json()).error.code]).toEqual([409, "idempotency_conflict"]);
  });
});

describe("leaving", () => {
  const HANGING = { steps: [{ text: "It is " }, "hang" as const] };

  test("ends the call upstream, of one model and of a fusion", async () => {
    bench.upstream.script("a", HANGING);
    for (const more of [{}, { model: "fusion", fusion: { ...PANEL, pool: ["lab/a", "lab/c"] } }]) {
      const asked = bench.upstream.requestsFor("a").length;
      const leaving = new AbortController();
      const reading = (async () => {
        for await (const _ of await stream(more, leaving.signal));
      })().catch((error: unknown) => error);
      const request = await bench.upstream.arrived("a", asked + 1);
      leaving.abort();
      await reading;
      expect((await bench.upstream.settled(request)).abortedAt).not.toBeNull();
    }
  });
});
