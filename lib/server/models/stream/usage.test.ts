import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CallBill } from "@/lib/fusion/ports";
import { ADAPTERS } from "@/lib/server/models/testing/adapters";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import type { Step } from "@/lib/server/models/testing/upstream-script";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

const end: Step[] = [{ finish: "stop" }, "done"];
const full = {
  prompt_tokens: 100,
  completion_tokens: 50,
  total_tokens: 150,
  prompt_tokens_details: { cached_tokens: 80 },
  completion_tokens_details: { reasoning_tokens: 30 },
  cost: 0.00321,
};

const rows: { name: string; steps: Step[]; bill: CallBill }[] = [
  {
    name: "in full",
    steps: [{ text: "Yes" }, { finish: "stop" }, { usage: full }, "done"],
    bill: {
      usage: { inputTokens: 100, outputTokens: 50, cachedTokens: 80, reasoningTokens: 30 },
      reportedUsd: 0.00321,
      servedBy: null,
    },
  },
  {
    name: "with parts missing: unknown, never 0",
    steps: [
      { text: "Yes" },
      { finish: "stop" },
      { usage: { prompt_tokens: 7, prompt_tokens_details: {} } },
      "done",
    ],
    bill: {
      usage: { inputTokens: 7, outputTokens: null, cachedTokens: null, reasoningTokens: null },
      reportedUsd: null,
      servedBy: null,
    },
  },
  {
    name: "missing altogether",
    steps: [{ text: "Yes" }, ...end],
    bill: { usage: null, reportedUsd: null, servedBy: null },
  },
  {
    name: "twice: the last wins",
    steps: [
      { text: "Yes" },
      { usage: { prompt_tokens: 1, completion_tokens: 1 } },
      { finish: "stop" },
      { usage: full },
      "done",
    ],
    bill: {
      usage: { inputTokens: 100, outputTokens: 50, cachedTokens: 80, reasoningTokens: 30 },
      reportedUsd: 0.00321,
      servedBy: null,
    },
  },
  {
    name: "on the event of the text, and without choices",
    steps: [
      {
        event: {
          choices: [{ index: 0, delta: { content: "Yes" } }],
          usage: { prompt_tokens: 1, completion_tokens: 1 },
        },
      },
      { finish: "stop" },
      { event: { usage: { prompt_tokens: 4, completion_tokens: 2 } } },
      "done",
    ],
    bill: {
      usage: { inputTokens: 4, outputTokens: 2, cachedTokens: null, reasoningTokens: null },
      reportedUsd: null,
      servedBy: null,
    },
  },
  {
    name: "and the backend that served",
    steps: [{ event: { provider: "Groq", choices: [{ index: 0, delta: { content: "Yes" } }] } }, ...end],
    bill: { usage: null, reportedUsd: null, servedBy: "Groq" },
  },
];

describe.each(ADAPTERS)("Usage through $name", (adapter) => {
  test.each(rows)("$name", async ({ name, steps, bill }) => {
    upstream.script(name, { steps });
    const connection = adapter.connect(upstream.url, testEnvironment());
    expect(await collectParts(connection, callFor(`${adapter.id}/${name}`))).toEqual([
      { type: "text", text: "Yes" },
      { type: "finish", finish: "stop", ...bill },
    ]);
  });

  test("a failed call keeps the usage that had come", async () => {
    upstream.script("billed", { steps: [{ text: "Yes" }, { usage: full }, "close"] });
    const parts = await collectParts(
      adapter.connect(upstream.url, testEnvironment()),
      callFor(`${adapter.id}/billed`),
    );
    expect(parts.at(-1)).toMatchObject({ type: "failed", reportedUsd: 0.00321, usage: { inputTokens: 100 } });
  });
});
