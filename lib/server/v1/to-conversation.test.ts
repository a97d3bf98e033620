import { expect, test } from "vitest";
import type { ChatCompletionMessage } from "@/lib/contract/openai/chat-messages";
import { accept, refuse } from "@/lib/server/refusal";
import type { KeepImage } from "./keep-image";
import { toConversation } from "./to-conversation";

const IMAGE = { id: "att_1", name: "image", mediaType: "image/png", kind: "image" as const, bytes: 3 };
const keepImage: KeepImage = async (url, path) =>
  url === "data:image/png;base64,AAAA"
    ? accept(IMAGE)
    : refuse("invalid-body", "No image.", { errors: [{ path, message: "No image." }] });

async function convert(messages: ChatCompletionMessage[]) {
  const conversation = await toConversation(messages, keepImage);
  return conversation.ok ? conversation.value : conversation.refusal;
}

test("what the system and the developer say first is the system prompt; the last user message is the prompt", async () => {
  expect(
    await convert([
      { role: "system", content: "Be brief." },
      { role: "developer", content: [{ type: "text", text: "Answer in German." }] },
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Hallo" },
      { role: "system", content: "Now in French." },
      {
        role: "user",
        content: [
          { type: "text", text: "One." },
          { type: "text", text: "Two." },
        ],
      },
    ]),
  ).toEqual({
    system: "Be brief.\n\nAnswer in German.",
    history: [
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Hallo" },
      { role: "system", content: "Now in French." },
    ],
    prompt: "One.\n\nTwo.",
  });
});

test("calls of tools and their results stand after the prompt they answer", async () => {
  const call = {
    id: "call_1",
    type: "function" as const,
    function: { name: "get_weather", arguments: '{"city":"Oslo"}' },
  };
  expect(
    await convert([
      { role: "user", content: "Weather in Oslo?" },
      { role: "assistant", content: null, tool_calls: [call] },
      { role: "tool", tool_call_id: "call_1", content: "4 °C" },
    ]),
  ).toEqual({
    system: null,
    history: [],
    prompt: "Weather in Oslo?",
    after: [
      {
        role: "assistant",
        content: "",
        toolCalls: [{ id: "call_1", name: "get_weather", arguments: '{"city":"Oslo"}' }],
      },
      { role: "tool", content: "4 °C", toolCallId: "call_1" },
    ],
  });
});

test("a call without a result, and a result without a call, are refused", async () => {
  const call = { id: "call_1", type: "function" as const, function: { name: "look", arguments: "{}" } };
  const ask = { role: "user" as const, content: "Well?" };
  expect(await convert([ask, { role: "assistant", tool_calls: [call] }, ask])).toMatchObject({
    errors: [{ path: "messages", message: expect.stringMatching("call_1 has no result") }],
  });
  expect(await convert([ask, { role: "tool", tool_call_id: "call_2", content: "Red." }])).toMatchObject({
    errors: [{ path: "messages", message: expect.stringMatching("no tool call call_2") }],
  });
});

test("images belong to the message that carries them", async () => {
  const picture = { type: "image_url" as const, image_url: { url: "data:image/png;base64,AAAA" } };
  expect(
    await convert([
      { role: "user", content: [picture, { type: "text", text: "What is this?" }] },
      { role: "assistant", content: [{ type: "refusal", refusal: "I will not say." }] },
      { role: "user", content: [{ type: "text", text: "And this?" }, picture] },
    ]),
  ).toEqual({
    system: null,
    history: [
      { role: "user", content: "What is this?", attachments: [IMAGE] },
      { role: "assistant", content: "I will not say." },
    ],
    prompt: "And this?",
    attachments: [{ ...IMAGE, at: 9 }],
  });
});

test("an image stays where it stands among the texts", async () => {
  const picture = { type: "image_url" as const, image_url: { url: "data:image/png;base64,AAAA" } };
  const text = (words: string) => ({ type: "text" as const, text: words });
  const content = [picture, text("One:"), picture, text("Two:"), text("here."), picture];
  expect(await convert([{ role: "user", content }])).toEqual({
    system: null,
    history: [],
    prompt: "One:\n\nTwo:\n\nhere.",
    attachments: [IMAGE, { ...IMAGE, at: 4 }, { ...IMAGE, at: 17 }],
  });
});

test("an image that is none is refused where it stands", async () => {
  const broken = { type: "image_url" as const, image_url: { url: "data:image/png;base64,%" } };
  expect(await convert([{ role: "user", content: [broken] }])).toMatchObject({
    errors: [{ path: "messages.0.content.0.image_url.url" }],
  });
});
