import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST } from "@/app/v1/chat/completions/route";
import {
  ASK,
  CHAT_PATH,
  createV1Bench,
  errorOf,
  PANEL,
  type V1Bench,
} from "@/lib/server/v1/testing/v1-bench";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let bench: V1Bench;
beforeAll(async () => {
  bench = await createV1Bench({ [CHAT_PATH]: { POST } });
});
afterAll(() => bench.close());

test.each([
  ["one model's answer", {}],
  ["a fusion", { model: "fusion", fusion: { ...PANEL, pool: ["lab/a", "lab/c"] } }],
])("revoking a token ends the stream of %s, and the calls behind it", async (_, more) => {
  bench.upstream.script("a", { steps: [{ text: "It is " }, "hang"] });
  const asked = bench.upstream.requestsFor("a").length;
  const token = await bench.makeToken({ name: "Leaked" });
  const stream = { model: "lab/a", messages: ASK, ...more, stream: true as const };
  const reading = (async () => {
    for await (const _ of await bench.client(token).chat.completions.create(stream));
  })();
  const ended = errorOf(reading);
  const request = await bench.upstream.arrived("a", asked + 1);
  const { items } = await bench.container.tokens.list(bench.ownerId);
  const ids = items.filter(({ name }) => name === "Leaked").map(({ id }) => id);
  for (const id of ids) await bench.container.tokens.revoke(bench.ownerId, id);
  expect((await ended)[1]).toBe("run_stopped");
  expect((await bench.upstream.settled(request)).abortedAt).not.toBeNull();
});
