import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  ASK,
  CHAT_PATH,
  complete,
  createV1Bench,
  judgement,
  type V1Bench,
} from "@/lib/server/v1/testing/v1-bench";
import { POST } from "./route";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let bench: V1Bench;
beforeAll(async () => {
  bench = await createV1Bench({ [CHAT_PATH]: { POST } });
  bench.upstream.script("judge", judgement({ answer: "Rayleigh." }));
});
afterAll(() => bench.close());

const PLUGIN = { id: "fusion", analysis_models: ["lab/a", "lab/b"], model: "lab/judge" };
const limitsOf = (model: string) => bench.upstream.requestsFor(model).at(-1)?.body?.max_tokens;

test("what a plugin lets each call write holds for its panel, and for the judge beside its findings", async () => {
  const ask = (more: object) =>
    complete(bench, {
      model: "openrouter/fusion",
      plugins: [{ ...PLUGIN, max_completion_tokens: 30 }],
      ...more,
    });
  await ask({ tool_choice: "required" });
  expect(["a", "b", "judge"].map(limitsOf)).toEqual([30, 30, 16_030]);
  await ask({ max_tokens: 20 });
  expect(["a", "b", "judge"].map(limitsOf)).toEqual([20, 20, 16_020]);
});

test("it holds with the panel of a profile, too", async () => {
  const plugins = [{ id: "fusion", model: "lab/judge", max_completion_tokens: 30 }];
  const completion = await complete(bench, { model: "openrouter/fusion", plugins, fusion: undefined });
  const asked = bench.upstream.requests.slice(-1).map(({ body }) => body?.max_tokens);
  expect([completion.object, asked]).toEqual(["chat.completion", [16_030]]);
});

test("an effort in OpenRouter's words reaches the model", async () => {
  const effortOf = async (reasoning: object) => {
    await complete(bench, { reasoning });
    return bench.upstream.requestsFor("a").at(-1)?.body?.reasoning_effort;
  };
  expect([await effortOf({ effort: "low" }), await effortOf({ enabled: true })]).toEqual(["low", "medium"]);
});

test("usage asked for in OpenRouter's words comes with the stream", async () => {
  const sent = { model: "lab/a", messages: ASK, stream: true, usage: { include: true } };
  const text = await (await bench.post(CHAT_PATH, sent)).text();
  expect(text).toContain('"prompt_tokens"');
});
