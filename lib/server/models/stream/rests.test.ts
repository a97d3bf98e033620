import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelPart } from "@/lib/fusion/ports";
import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import { createMailbox } from "@/lib/fusion/run-commands";
import { runFusion } from "@/lib/fusion/run-fusion";
import { anyFormat } from "@/lib/fusion/testing/any-format";
import { requestFor } from "@/lib/fusion/testing/play-run";
import type { Connection } from "@/lib/server/models/connection";
import { createConnection } from "@/lib/server/models/create-connection";
import { createModelRegistry } from "@/lib/server/models/model-registry";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { systemClock } from "@/lib/server/runs/system-clock";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

/** Time stands still but for what a test adds, so that a slow machine ends no rest. */
function connect() {
  const environment = testEnvironment();
  let nowMs = 1_000_000;
  const connection = createConnection(
    {
      id: "lab",
      key: "instance:lab",
      name: "lab",
      kind: "openai-compatible",
      baseURL: upstream.url,
      apiKey: null,
    },
    { ...environment, timers: { ...environment.timers, now: () => nowMs } },
  );
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { connection, pass, typesOf: (parts: ModelPart[]) => parts.map(({ type }) => type) };
}

test("A model that was down rests, is asked once by who insists, and is well again after a probe", async () => {
  const { connection, pass, typesOf } = connect();
  const call = callFor("lab/down");
  const asked = () => upstream.requestsFor("down").length;
  upstream.script("down", fault(503));
  for (let count = 1; count <= 4; count += 1) {
    expect(connection.admit?.("lab/down")).toBeNull();
    expect(typesOf(await collectParts(connection, call))).toEqual([
      "retrying",
      "retrying",
      "retrying",
      "failed",
    ]);
  }
  expect(asked()).toBe(16);
  expect(connection.admit?.("lab/down")).toEqual({
    reason: "overloaded",
    message:
      "Resting for 30 s: it failed 4 times in a row. lab answered with an error (HTTP 503): scripted 503.",
    forMs: 30_000,
  });
  expect(typesOf(await collectParts(connection, call))).toEqual(["failed"]);
  expect(asked()).toBe(17);

  upstream.script("down", answer("Well again."));
  pass(30_000);
  expect(connection.admit?.("lab/down")).toBeNull();
  expect(typesOf(await collectParts(connection, call)).at(-1)).toBe("finish");
  expect(connection.admit?.("lab/down")).toBeNull();
});

test("A probe that a person stops is no verdict", async () => {
  const { connection, pass } = connect();
  upstream.script("slow", fault(503, {}, { "retry-after": "120" }));
  await collectParts(connection, callFor("lab/slow"));
  expect(connection.admit?.("lab/slow")?.forMs).toBe(120_000);
  pass(120_000);
  upstream.script("slow", { steps: [{ text: "Hm" }, "hang"] });
  expect(connection.admit?.("lab/slow")).toBeNull();
  for await (const part of connection.stream(callFor("lab/slow"), new AbortController().signal)) {
    expect(part).toEqual({ type: "text", text: "Hm" });
    break;
  }
  expect(connection.admit?.("lab/slow")).toBeNull();
});

test("What one connection learnt, another with the same server does not know", async () => {
  const first = connect().connection;
  upstream.script("shared", fault(429, {}, { "retry-after": "300" }));
  await collectParts(first, callFor("lab/shared"));
  expect(first.admit?.("lab/shared")).not.toBeNull();
  expect(connect().connection.admit?.("lab/shared")).toBeNull();
});

test("Down for a minute, then well: the fallback serves, at last without asking in vain, and a probe brings it back", async () => {
  const { connection, pass } = connect();
  upstream.script("primary", fault(503));
  upstream.script("fallback", answer("The fallback answers."));
  const asked = () => upstream.requestsFor("primary").length;
  for (let count = 1; count <= 5; count += 1) {
    expect(await ask(connection)).toEqual(["fallback", "The fallback answers."]);
  }
  expect(asked()).toBe(16);
  pass(30_000);
  expect(await ask(connection)).toEqual(["fallback", "The fallback answers."]);
  expect(asked()).toBe(17);
  upstream.script("primary", answer("Well again."));
  expect(await ask(connection)).toEqual(["fallback", "The fallback answers."]);
  pass(60_000);
  expect(await ask(connection)).toEqual(["primary", "Well again."]);
});

/** One run of a member with a fallback: who answered, and what. */
async function ask(connection: Connection): Promise<[string | undefined, string | undefined]> {
  const input = {
    ...{ id: "run-1", createdAt: "2026-11-20T00:00:00.000Z", startedAtMs: systemClock.now() },
    request: requestFor({}, { pool: [{ model: "lab/primary", models: ["lab/fallback"] }] }),
    ...{ from: null, why: "new" as const, mailbox: createMailbox() },
  };
  const models = createModelRegistry({ connections: [connection] });
  const ports = { models, clock: systemClock, ids: { nonce: () => "0123456789abcdef" }, formats: anyFormat };
  let state = EMPTY_RUN;
  for await (const event of runFusion(input, ports, new AbortController().signal))
    state = reduceRun(state, event);
  const [candidate] = state.candidates;
  return [candidate?.model?.slice("lab/".length), candidate?.text];
}
