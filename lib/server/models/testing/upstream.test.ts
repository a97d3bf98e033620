import { expect, test } from "vitest";
import { createGate } from "./create-gate";
import { startUpstream } from "./upstream";
import { answer, type UpstreamRequest } from "./upstream-script";

const ask = (url: string, model: string, content: string) =>
  fetch(`${url}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer k" },
    body: JSON.stringify({ model, messages: [{ role: "user", content }] }),
  });

test("A model may answer by what it was asked: a scripted judge reads its prompt", async () => {
  const judge = ({ body, previous }: UpstreamRequest) =>
    answer(`${previous}: ${body?.messages.at(-1)?.content.match(/<answer id="(\w)"/)?.[1]}`, { usage: null });
  await using upstream = await startUpstream({ models: { judge } });
  await ask(upstream.url, "judge", '<answer id="B">');
  const second = await ask(upstream.url, "judge", '<answer id="C">');
  expect(await second.text()).toBe(
    [
      'data: {"id":"chatcmpl-scripted","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"finish_reason":null,"delta":{"content":"1:"}}]}',
      'data: {"id":"chatcmpl-scripted","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"finish_reason":null,"delta":{"content":" C"}}]}',
      'data: {"id":"chatcmpl-scripted","object":"chat.completion.chunk","created":1,"model":"scripted","choices":[{"index":0,"finish_reason":"stop","delta":{}}]}',
      "data: [DONE]",
      "",
      "",
    ]
      .join("\n\n")
      .slice(0, -2),
  );
  expect(
    upstream
      .requestsFor("judge")
      .map(({ path, headers, previous }) => [path, headers.authorization, previous]),
  ).toEqual([
    ["/v1/chat/completions", "Bearer k", 0],
    ["/v1/chat/completions", "Bearer k", 1],
  ]);
});

test("A gate holds an answer until the test opens it, and a client that leaves is recorded", async () => {
  await using upstream = await startUpstream({ models: {} });
  const gate = createGate();
  upstream.script("held", { steps: [{ until: gate.opened }, { text: "Now" }, { finish: "stop" }, "done"] });
  const controller = new AbortController();
  const gone = fetch(`${upstream.url}/chat/completions`, {
    method: "POST",
    body: JSON.stringify({ model: "held", messages: [] }),
    signal: controller.signal,
  }).then((response) => response.text().catch(() => "left"));
  const request = await upstream.arrived("held");
  expect([request.abortedAt, request.endedAt]).toEqual([null, null]);
  controller.abort();
  await gone.catch(() => "left");
  expect((await upstream.settled(request)).abortedAt).not.toBeNull();
  gate.open();
  const whole = await ask(upstream.url, "held", "again");
  expect(await whole.text()).toContain('"content":"Now"');
});

test("A model that is not scripted is refused as OpenAI refuses it", async () => {
  await using upstream = await startUpstream({ models: {} });
  const response = await ask(upstream.url, "nobody", "hello");
  expect([response.status, await response.json()]).toEqual([
    404,
    {
      error: {
        message: 'The model "nobody" does not exist.',
        type: "invalid_request_error",
        code: "model_not_found",
      },
    },
  ]);
});
