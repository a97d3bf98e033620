import { expect, test } from "vitest";
import { createConnection } from "./create-connection";
import { CANARY_KEY } from "./testing/adapters";
import { callFor, collectParts } from "./testing/collect-parts";
import { testEnvironment } from "./testing/test-environment";
import { startUpstream } from "./testing/upstream";
import { answer, type StreamScript } from "./testing/upstream-script";
import { createThoughtSignatures } from "./thought-signatures";

const call = { functionCall: { name: "now", args: {} }, thoughtSignature: "signed-by-gemini" };
const calls: StreamScript = {
  steps: [
    {
      event: { candidates: [{ content: { parts: [call, { functionCall: { name: "where", args: {} } }] } }] },
    },
    { finish: "tool_calls" },
  ],
};

test("Gemini gets the signature of its own call back with the result, and the column hears nothing of it", async () => {
  await using upstream = await startUpstream({ models: {} });
  const connection = createConnection(
    {
      ...{ id: "google", key: "instance:google", name: "Google", kind: "google" },
      ...{ baseURL: upstream.url, apiKey: CANARY_KEY },
    },
    testEnvironment(),
  );
  upstream.script("gemini-3-pro", calls);
  const first = await collectParts(connection, callFor("google/gemini-3-pro"));
  const toolCalls = first.flatMap((part) => (part.type === "tool-call" ? [part.call] : []));
  upstream.script("gemini-3-pro", answer("Noon.", { usage: null }));
  const second = await collectParts(
    connection,
    callFor("google/gemini-3-pro", {
      messages: [
        { role: "user", content: "When, and where?" },
        { role: "assistant", content: "", toolCalls },
        ...toolCalls.map(({ id }) => ({ role: "tool" as const, content: "Here", toolCallId: id })),
      ],
    }),
  );
  expect(second.map(({ type }) => type)).toEqual(["text", "finish"]);
  expect(upstream.requests.at(-1)?.body?.contents).toMatchObject([
    { role: "user" },
    {
      role: "model",
      parts: [
        { functionCall: { name: "now" }, thoughtSignature: "signed-by-gemini" },
        // Gemini signs the first of several.
        { functionCall: { name: "where" } },
      ],
    },
    { role: "user" },
  ]);
});

test("the oldest signatures are forgotten, and one that is far too long is not kept", () => {
  const { onToolCall, optionsOf } = createThoughtSignatures();
  const note = (id: string, thoughtSignature: string) => onToolCall(id, { google: { thoughtSignature } });
  note("long", "x".repeat(100_000));
  for (let at = 0; at <= 500; at += 1) note(`call_${at}`, `s${at}`);
  expect(["long", "call_0", "call_1", "call_500"].map(optionsOf)).toEqual([
    undefined,
    undefined,
    { google: { thoughtSignature: "s1" } },
    { google: { thoughtSignature: "s500" } },
  ]);
});
