import { expect, it } from "vitest";
import { toPlainMessages } from "./plain-tool-turns";
import type { ChatMessage } from "./run-request";
import { ASK_PARIS, TOLD_PARIS } from "./testing/tool-scripts";

const ask: ChatMessage = { role: "user", content: "Is it raining?" };
const CALLED = '[Called get_weather (call_1) with {"place":"Paris"}]';
const RESULT = "[Result of get_weather (call_1)]\n18 °C, rain";

it("leaves a conversation without tools as it is, two messages of one role included", () => {
  const messages: ChatMessage[] = [ask, ask, { role: "assistant", content: "" }, ask];
  expect(toPlainMessages(messages)).toEqual(messages);
  expect(toPlainMessages(messages)[0]).toBe(ask);
});

it("says what was called and what came of it, in the same order", () => {
  expect(toPlainMessages([ask, ...TOLD_PARIS])).toEqual([
    ask,
    { role: "assistant", content: CALLED },
    { role: "user", content: RESULT },
  ]);
});

it("keeps what the assistant said beside its calls", () => {
  const rome = { id: "call_2", name: "get_weather", arguments: '{"place":"Rome"}' };
  expect(toPlainMessages([{ role: "assistant", content: "I look.", toolCalls: [ASK_PARIS, rome] }])).toEqual([
    {
      role: "assistant",
      content: `I look.\n\n${CALLED}\n\n[Called get_weather (call_2) with {"place":"Rome"}]`,
    },
  ]);
});

it("takes turns: results in a row, and the question after them, are one message with all of its files", () => {
  const file = { id: "att_1", name: "a.png", mediaType: "image/png", kind: "image" as const, bytes: 10 };
  const before = `${RESULT}\n\n[Result of a tool (call_9)]\n12 °C\n\n`;
  const other: ChatMessage = { role: "tool", content: "12 °C", toolCallId: "call_9" };
  expect(toPlainMessages([...TOLD_PARIS, other, { ...ask, attachments: [{ ...file, at: 6 }] }])).toEqual([
    { role: "assistant", content: CALLED },
    {
      role: "user",
      content: `${before}Is it raining?`,
      attachments: [{ ...file, at: before.length + 6 }],
    },
  ]);
});

it("changes none of the messages it was given", () => {
  const messages = structuredClone([ask, ...TOLD_PARIS, ask]);
  toPlainMessages(messages);
  expect(messages).toEqual([ask, ...TOLD_PARIS, ask]);
});
