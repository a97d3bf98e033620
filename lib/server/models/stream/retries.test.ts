import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ModelPart } from "@/lib/fusion/ports";
import { ADAPTERS } from "@/lib/server/models/testing/adapters";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer, fault, type Script } from "@/lib/server/models/testing/upstream-script";
import { systemTimers } from "./timers";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

const hello: ModelPart[] = [
  { type: "text", text: "Hello there" },
  { type: "finish", finish: "stop", usage: null, reportedUsd: null, servedBy: null },
];
const good = answer("Hello there", { usage: null });

describe.each(ADAPTERS)("Through $name", (adapter) => {
  async function run(name: string, ...scripts: Script[]): Promise<ModelPart[]> {
    const model = `${adapter.id} ${name}`;
    upstream.script(model, ({ previous }) => scripts[previous] ?? good);
    return collectParts(adapter.connect(upstream.url, testEnvironment()), callFor(`${adapter.id}/${model}`));
  }
  const retrying = (reason: string, message: string, inMs: number) => ({
    type: "retrying",
    reason,
    message,
    inMs,
  });

  test("a 429 with a short Retry-After is waited for and announced", async () => {
    const parts = await run("busy", fault(429, { message: "slow down" }, { "retry-after": "2" }));
    expect(parts).toEqual([
      retrying("rate-limited", `${adapter.name} answered with an error (HTTP 429): slow down.`, 2_000),
      ...hello,
    ]);
  });

  test("a 402 for an in-flight limit is waited for as its Retry-After says", async () => {
    const metadata = { limit_source: "openrouter_in_flight_budget" };
    const parts = await run("in flight", fault(402, { message: "busy", metadata }, { "retry-after": "1" }));
    expect(parts).toEqual([
      retrying("rate-limited", `${adapter.name} answered with an error (HTTP 402): busy.`, 1_000),
      ...hello,
    ]);
  });

  test("failures in a row are met with growing waits", async () => {
    const parts = await run("flaky", fault(500), fault(503), fault(529));
    expect(parts).toEqual([
      retrying("overloaded", `${adapter.name} answered with an error (HTTP 500): scripted 500.`, 250),
      retrying("overloaded", `${adapter.name} answered with an error (HTTP 503): scripted 503.`, 500),
      retrying("overloaded", `${adapter.name} answered with an error (HTTP 529): scripted 529.`, 1_000),
      ...hello,
    ]);
  });

  test("an error object before the first token is retried", async () => {
    const early: Script = { steps: [{ event: { error: { message: "busy", code: 503 } } }, "done"] };
    expect(await run("early error", early)).toEqual([
      retrying("overloaded", `${adapter.name} broke off with an error (HTTP 503): busy.`, 250),
      ...hello,
    ]);
  });

  test("a reset before the headers is retried once", async () => {
    const message = `${adapter.name}: the connection was closed before an answer began.`;
    expect(await run("one reset", "reset")).toEqual([retrying("network", message, 100), ...hello]);
    expect(await run("two resets", "reset", "reset")).toEqual([
      retrying("network", message, 100),
      {
        type: "failed",
        failure: { reason: "network", message, retryable: true },
        served: true,
        usage: null,
        reportedUsd: null,
        servedBy: null,
      },
    ]);
  });

  test("after the first token nothing is retried", async () => {
    const parts = await run("late error", { steps: [{ text: "Hel" }, { event: { error: { code: 503 } } }] });
    expect(parts.map(({ type }) => type)).toEqual(["text", "failed"]);
    expect(upstream.requestsFor(`${adapter.id} late error`)).toHaveLength(1);
  });

  // Retried: the second that a server has to end its response is 10 ms here.
  test("answers in a row share sockets", { retry: 2 }, async () => {
    const ports: string[] = [];
    // In real time: a hundredth of what a socket gets to drain is too short on a busy machine.
    const connection = adapter.connect(upstream.url, { ...testEnvironment(), timers: systemTimers });
    for (const name of ["first", "second", "third", "fourth"]) {
      upstream.script(`${adapter.id} ${name}`, good);
      await collectParts(connection, callFor(`${adapter.id}/${adapter.id} ${name}`));
      const request = await upstream.settled(await upstream.arrived(`${adapter.id} ${name}`));
      ports.push(request.remotePort);
    }
    expect(new Set(ports).size).toBeLessThan(ports.length);
  });
});
