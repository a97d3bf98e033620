/** How often OpenAI's own client asks again, as it is set up where nobody sets it up: each try pays for the whole run. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST as chat } from "@/app/v1/chat/completions/route";
import { POST as responses } from "@/app/v1/responses/route";
import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { ASK, CHAT_PATH, createV1Bench, PANEL, type V1Bench } from "@/lib/server/v1/testing/v1-bench";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let bench: V1Bench;
beforeAll(async () => {
  bench = await createV1Bench({ [CHAT_PATH]: { POST: chat }, "/v1/responses": { POST: responses } });
});
afterAll(() => bench.close());

/** How often the model was asked until the client gave up. */
async function countCalls(model: string, ask: (client: V1Bench["openai"]) => Promise<unknown>) {
  const before = bench.upstream.requestsFor(model).length;
  const code = await ask(bench.openai.withOptions({ maxRetries: 2 })).then(
    () => null,
    ({ code }: { code: string }) => code,
  );
  return { code, calls: bench.upstream.requestsFor(model).length - before };
}

const complete = (more: object) => (openai: V1Bench["openai"]) =>
  openai.chat.completions.create({ model: "lab/a", messages: ASK, ...more, stream: false });
const respond = (more: object) => (openai: V1Bench["openai"]) =>
  openai.responses.create({ model: "lab/a", input: "Why?", ...more, stream: false });

test("a fusion whose judge cannot judge is paid for once", async () => {
  bench.upstream.script("judge", fault(401));
  const asked = { model: "fusion", fusion: PANEL };
  expect(await countCalls("a", complete(asked))).toEqual({ code: "judge_failed", calls: 1 });
  expect(await countCalls("a", respond(asked))).toMatchObject({ calls: 1 });
});

test("so is a form that a model does not keep to: it was asked for once more already", async () => {
  bench.upstream.script("a", answer("No JSON."));
  const format = { type: "json_object" as const };
  const twice = { code: "response_format_not_kept", calls: 2 };
  expect(await countCalls("a", complete({ response_format: format }))).toEqual(twice);
  expect(await countCalls("a", respond({ text: { format } }))).toMatchObject({ calls: 2 });
});

test("what no try can mend is tried once; what passes is tried again", async () => {
  bench.upstream.script("c", fault(401));
  expect(await countCalls("c", complete({ model: "lab/c" }))).toMatchObject({ calls: 1 });
  let asked = 0;
  bench.upstream.script("c", () =>
    asked++ === 0 ? { steps: [{ text: "It is " }, "close"] } : answer("Yes."),
  );
  expect(await countCalls("c", complete({ model: "lab/c" }))).toEqual({ code: null, calls: 2 });
});
