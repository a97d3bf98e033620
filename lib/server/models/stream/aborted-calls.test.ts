import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ModelPart } from "@/lib/fusion/ports";
import { EVERY_ADAPTER } from "@/lib/server/models/testing/adapters";
import { callFor, withoutHeadersMs } from "@/lib/server/models/testing/collect-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { fault } from "@/lib/server/models/testing/upstream-script";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

const stopped = (served: boolean): ModelPart => ({
  type: "failed",
  failure: { reason: "unknown", message: "The call was stopped.", retryable: true },
  served,
  usage: null,
  reportedUsd: null,
  servedBy: null,
});

describe.each(EVERY_ADAPTER)("Through $name", (adapter) => {
  const open = (model: string, signal: AbortSignal) =>
    adapter
      .connect(upstream.url, testEnvironment())
      .stream(callFor(`${adapter.id}/${model}`), signal)
      [Symbol.asyncIterator]();

  test("an abort before the headers closes the socket, long before any timer would", async () => {
    upstream.script(`${adapter.id} mute`, "no-headers");
    const controller = new AbortController();
    const parts = open(`${adapter.id} mute`, controller.signal);
    const first = parts.next();
    const request = await upstream.arrived(`${adapter.id} mute`);
    controller.abort();
    expect(withoutHeadersMs((await first).value)).toEqual(stopped(true));
    expect((await parts.next()).done).toBe(true);
    expect((await upstream.settled(request)).abortedAt).not.toBeNull();
  });

  test("an abort in the middle closes the socket, long before any timer would", async () => {
    upstream.script(`${adapter.id} slow`, { steps: [{ text: "Hel" }, "hang"] });
    const controller = new AbortController();
    const parts = open(`${adapter.id} slow`, controller.signal);
    expect((await parts.next()).value).toEqual({ type: "text", text: "Hel" });
    controller.abort();
    expect(withoutHeadersMs((await parts.next()).value)).toEqual(stopped(true));
    const request = await upstream.settled(await upstream.arrived(`${adapter.id} slow`));
    expect(request.abortedAt).not.toBeNull();
  });

  test("a reader that leaves closes the socket", async () => {
    upstream.script(`${adapter.id} left`, { steps: [{ text: "Hel" }, "hang"] });
    const parts = open(`${adapter.id} left`, new AbortController().signal);
    await parts.next();
    await parts.return?.();
    const request = await upstream.settled(await upstream.arrived(`${adapter.id} left`));
    expect(request.abortedAt).not.toBeNull();
  });

  test("an abort ends the wait for a retry", async () => {
    upstream.script(`${adapter.id} waiting`, fault(429, {}, { "retry-after": "59" }));
    const controller = new AbortController();
    const parts = open(`${adapter.id} waiting`, controller.signal);
    expect((await parts.next()).value).toMatchObject({ type: "retrying", inMs: 59_000 });
    const next = parts.next();
    controller.abort();
    expect(withoutHeadersMs((await next).value)).toEqual(stopped(false));
    expect(upstream.requestsFor(`${adapter.id} waiting`)).toHaveLength(1);
  });

  test("a call that is aborted before it begins reaches nobody", async () => {
    upstream.script(`${adapter.id} never`, "no-headers");
    expect((await open(`${adapter.id} never`, AbortSignal.abort()).next()).value).toMatchObject({
      type: "failed",
      served: false,
    });
    expect(upstream.requestsFor(`${adapter.id} never`)).toHaveLength(0);
  });
});
