import { expect, test } from "vitest";
import { responseInputSchema } from "@/lib/contract/openai/response-input";
import type { AttachmentRef, ChatMessage } from "@/lib/fusion/run-request";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { toTurns } from "./to-turns";

const IMAGE: AttachmentRef = { id: "att_1", name: "image", mediaType: "image/png", kind: "image", bytes: 3 };
const NONE = refuse("not-found", "There is no such item.");

const keeping = {
  keepImage: async (dataUrl: string, path: string): Promise<Outcome<AttachmentRef>> =>
    dataUrl === "data:image/png;base64,AAAA" ? accept(IMAGE) : refuse("invalid-body", path),
  resolveItem: async (id: string, path: string): Promise<Outcome<ChatMessage | null>> => {
    if (id === "msg_known") return accept({ role: "assistant", content: "Known." });
    return id === "msg_before" ? accept(null) : refuse(NONE.refusal.code, path);
  },
};

/** The turns, or the code of a refusal and what it says. */
async function turnsOf(input: unknown) {
  const turns = await toTurns(responseInputSchema.parse(input), keeping);
  return turns.ok ? turns.value : [turns.refusal.code, turns.refusal.detail];
}

const user = (content: unknown) => ({ role: "user", content });
const call = (call_id: string, name = "look") => ({ type: "function_call", call_id, name, arguments: "{}" });
const made = (id: string, name = "look") => ({ id, name, arguments: "{}" });

test("a text is one turn of the user", async () => {
  expect(await turnsOf("Why?")).toEqual([{ role: "user", content: "Why?" }]);
});

test("roles stay, a developer speaks as the system, and parts of text are paragraphs", async () => {
  const parts = [
    { type: "input_text", text: "One." },
    { type: "input_text", text: "" },
    { type: "input_text", text: "Two." },
  ];
  expect(
    await turnsOf([
      { role: "system", content: "Be brief." },
      { type: "message", role: "developer", content: [{ type: "input_text", text: "In English." }] },
      user(parts),
    ]),
  ).toEqual([
    { role: "system", content: "Be brief." },
    { role: "system", content: "In English." },
    { role: "user", content: "One.\n\nTwo." },
  ]);
});

test("what a model said and called in one go is one turn; its thoughts are passed over", async () => {
  const said = { type: "output_text", text: "I look.", annotations: [], logprobs: [] };
  expect(
    await turnsOf([
      user("Well?"),
      { type: "reasoning", id: "rs_1", summary: [] },
      { type: "message", id: "msg_1", status: "completed", role: "assistant", content: [said] },
      { ...call("c1"), id: "fc_1", status: "completed" },
      call("c2", "see"),
      { type: "function_call_output", call_id: "c1", output: "red" },
      { type: "function_call_output", call_id: "c2", output: [{ type: "input_text", text: "blue" }] },
      call("c3"),
    ]),
  ).toEqual([
    { role: "user", content: "Well?" },
    { role: "assistant", content: "I look.", toolCalls: [made("c1"), made("c2", "see")] },
    { role: "tool", content: "red", toolCallId: "c1" },
    { role: "tool", content: "blue", toolCallId: "c2" },
    { role: "assistant", content: "", toolCalls: [made("c3")] },
  ]);
});

test("a refusal is what was said", async () => {
  const refused = { role: "assistant", content: [{ type: "refusal", refusal: "I will not." }] };
  expect(await turnsOf([user("Do it."), refused])).toEqual([
    { role: "user", content: "Do it." },
    { role: "assistant", content: "I will not." },
  ]);
});

test("images are kept, and one that cannot be is named by its place", async () => {
  const image = (image_url: string) => ({ type: "input_image", image_url, detail: "auto" });
  const text = { type: "input_text", text: "What is it?" };
  expect(await turnsOf([user([text, image("data:image/png;base64,AAAA")])])).toEqual([
    { role: "user", content: "What is it?", attachments: [{ ...IMAGE, at: 11 }] },
  ]);
  expect(await turnsOf([user("?"), user([image("data:image/png;base64,BBBB")])])).toEqual([
    "invalid-body",
    "input.1.content.0.image_url",
  ]);
});

test("a reference stands for its item, with or without its type, or for nothing where that is there already", async () => {
  const input = [user("Hm?"), { type: "item_reference", id: "msg_known" }, { id: "msg_before" }];
  expect(await turnsOf(input)).toEqual([
    { role: "user", content: "Hm?" },
    { role: "assistant", content: "Known." },
  ]);
  expect(await turnsOf([user("Hm?"), { id: "msg_other" }])).toEqual(["not-found", "input.1.id"]);
});
