import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ModelPart } from "@/lib/fusion/ports";
import { ADAPTERS } from "@/lib/server/models/testing/adapters";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { hurriedEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import type { Script, Step } from "@/lib/server/models/testing/upstream-script";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

const keepAlive: Step[] = Array(400)
  .fill([{ raw: ": still here\n\n" }, { delayMs: 5 }])
  .flat();

const rows: { name: string; script: Script; kinds: ModelPart["type"][]; says: RegExp }[] = [
  {
    name: "no headers at all",
    script: "no-headers",
    kinds: ["failed"],
    says: /^.+ did not begin to answer within \d+ (s|min)\.$/,
  },
  {
    name: "headers, then silence",
    script: { steps: ["hang"] },
    kinds: ["failed"],
    says: /^.+ sent no token within \d+ (s|min)\.$/,
  },
  {
    name: "only keep-alive comments",
    script: { steps: [...keepAlive, "hang"] },
    kinds: ["failed"],
    says: /^.+ sent no token within \d+ (s|min)\.$/,
  },
  {
    name: "a stall in the middle",
    script: { steps: [{ text: "Hel" }, "hang"] },
    kinds: ["text", "failed"],
    says: /^.+ fell silent; the call was ended after \d+ (s|min)\.$/,
  },
  {
    name: "keep-alive comments in the middle, and nothing else",
    script: { steps: [{ text: "Hel" }, ...keepAlive, "hang"] },
    kinds: ["text", "failed"],
    says: /^.+ fell silent; the call was ended after \d+ (s|min)\.$/,
  },
];

describe.each(ADAPTERS)("Through $name", (adapter) => {
  test.concurrent.each(rows)(
    "$name is timed out, and the socket is closed",
    async ({ name, script, kinds, says }) => {
      const model = `${adapter.id} ${name}`;
      upstream.script(model, script);
      const parts = await collectParts(
        adapter.connect(upstream.url, hurriedEnvironment()),
        callFor(`${adapter.id}/${model}`),
      );
      expect(parts.map(({ type }) => type)).toEqual(kinds);
      expect(parts.at(-1)).toEqual({
        type: "failed",
        failure: { reason: "timed-out", message: expect.stringMatching(says), retryable: true },
        served: true,
        usage: null,
        reportedUsd: null,
        servedBy: null,
      });
      const request = await upstream.settled(
        upstream.requestsFor(model).at(-1) as Upstream["requests"][number],
      );
      expect(request.endedAt).toBeNull();
    },
  );

  test.runIf(adapter.showsReasoning).concurrent("a reasoning token counts as the first token", async () => {
    // OpenRouter has one name for it; other servers use either.
    const field = adapter.id === "openrouter" ? "reasoning" : "reasoning_content";
    upstream.script(`${adapter.id} thinker`, {
      steps: [
        { reasoning: "Hm.", field },
        { delayMs: 800 },
        { reasoning: "Yes.", field },
        { delayMs: 800 },
        { text: "42" },
        { finish: "stop" },
        "done",
      ],
    });
    const parts = await collectParts(
      adapter.connect(upstream.url, hurriedEnvironment()),
      callFor(`${adapter.id}/${adapter.id} thinker`),
    );
    expect(parts.map(({ type }) => type)).toEqual(["reasoning", "text", "finish"]);
  });

  test.concurrent("a finish reason without [DONE] completes, though the socket stays open", async () => {
    const model = `${adapter.id} unclosed`;
    upstream.script(model, { steps: [{ text: "42" }, { finish: "stop" }, "hang"] });
    const connection = adapter.connect(upstream.url, hurriedEnvironment());
    const parts = await collectParts(connection, callFor(`${adapter.id}/${model}`));
    expect(parts.map(({ type }) => type)).toEqual(["text", "finish"]);
  });

  test.concurrent("a model asked to think hard may be silent for minutes", async () => {
    upstream.script(`${adapter.id} deep`, {
      steps: [{ delayMs: 1_800 }, { text: "42" }, { finish: "stop" }, "done"],
    });
    const call = callFor(`${adapter.id}/${adapter.id} deep`, { reasoning: "high" });
    const parts = await collectParts(adapter.connect(upstream.url, hurriedEnvironment()), call);
    expect(parts.map(({ type }) => type)).toEqual(["text", "finish"]);
  });
});
