import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelPart } from "@/lib/fusion/ports";
import { EVERY_ADAPTER } from "@/lib/server/models/testing/adapters";
import { callFor } from "@/lib/server/models/testing/collect-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer, fault, type Script } from "@/lib/server/models/testing/upstream-script";
import type { Timers } from "./timers";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

/** Each look at the clock is a second later than the one before: nothing here depends on how fast the machine is. */
function steppingTimers(): Timers {
  let now = 0;
  return {
    now() {
      now += 1_000;
      return now;
    },
    after: () => () => undefined,
  };
}

test.each(EVERY_ADAPTER)("Through $name the bill says how long the headers took", async (adapter) => {
  const last = async (model: string, script: Script): Promise<ModelPart | undefined> => {
    upstream.script(`${adapter.id} ${model}`, script);
    const environment = { ...testEnvironment(), timers: steppingTimers() };
    const call = callFor(`${adapter.id}/${adapter.id} ${model}`);
    let part: ModelPart | undefined;
    const parts = adapter.connect(upstream.url, environment).stream(call, new AbortController().signal);
    for await (part of parts);
    return part;
  };
  expect(await last("fine", answer("Hello"))).toMatchObject({ type: "finish", headersMs: 1_000 });
  expect(await last("refused", fault(401))).toMatchObject({ type: "failed", headersMs: 1_000 });
  const { port } = new URL(upstream.url);
  const nobody = adapter.connect(upstream.url.replace(port, "9"), testEnvironment());
  let part: ModelPart | undefined;
  for await (part of nobody.stream(callFor(`${adapter.id}/x`), new AbortController().signal));
  expect(part).toMatchObject({ type: "failed", headersMs: null });
});
