import { expect, it } from "vitest";
import type { ModelCall } from "./ports";
import type { AttachmentRef } from "./run-request";
import { answers, judgeSays } from "./testing/judge-scripts";
import { type Play, playRun } from "./testing/play-run";
import type { Script } from "./testing/scripted-models";

const cat: AttachmentRef = {
  id: "att_1",
  name: "cat.png",
  mediaType: "image/png",
  kind: "image",
  bytes: 70,
};
const RIGHT = "There are twelve coins in the purse. The answer is 12.";
const WRONG = "I counted the coins in the purse twice. The answer is 15.";

/** Where the attachments stand in a call: the place of the message, and their names. */
function carried({ purpose, messages }: ModelCall) {
  return [purpose, messages.map(({ attachments }) => attachments?.map(({ name }) => name).join() ?? null)];
}

function play(scripts: Play["scripts"], request: Play["request"] = {}) {
  return playRun({ request: { attachments: [cat], ...request }, scripts });
}

it("carries the prompt's attachments on the message of the prompt, past a conversation", async () => {
  const history = [
    { role: "user" as const, content: "Hello" },
    { role: "assistant" as const, content: "Hi." },
  ];
  const { models, state } = await play({ "test/a": answers(RIGHT) }, { history });
  expect(models.calls.map(carried)).toEqual([["candidate", [null, null, "cat.png"]]]);
  expect(state.request?.attachments).toEqual([cat]);
});

it("carries them to debaters, to the judge, and to its repair", async () => {
  const says = (call: ModelCall, first: string): Script =>
    answers(call.purpose === "debate" ? "<contests>none</contests>\n<keep/>" : first);
  const { models } = await play(
    {
      "test/a": (call) => says(call, RIGHT),
      "test/b": (call) => says(call, WRONG),
      "test/judge": (call) =>
        call.purpose === "repair" ? judgeSays({ winner: "A" }) : answers("Both are fine."),
    },
    { mode: "debate" },
  );
  const seen = new Set(models.calls.map((call) => JSON.stringify(carried(call))));
  expect([...seen].map((text) => JSON.parse(text))).toEqual([
    ["candidate", ["cat.png"]],
    ["debate", ["cat.png", null, null]],
    ["judge", ["cat.png"]],
    ["repair", ["cat.png", null, null]],
  ]);
});

it("keeps an image's place in the prompt for members, and puts it before the other words of a judge's", async () => {
  const scripts = {
    "test/a": answers(RIGHT),
    "test/b": answers(WRONG),
    "test/judge": judgeSays({ winner: "A" }),
  };
  const { models } = await play(scripts, { attachments: [{ ...cat, at: 4 }] });
  const places = models.calls.map(({ purpose, messages }) => [purpose, messages[0]?.attachments?.[0]?.at]);
  expect(places).toEqual([
    ["candidate", 4],
    ["candidate", 4],
    ["judge", undefined],
    ["repair", undefined],
  ]);
});

it("adds nothing to a call of a prompt without any", async () => {
  const { models } = await play({ "test/a": answers(RIGHT) }, { attachments: undefined });
  expect(models.calls[0]?.messages).toEqual([{ role: "user", content: "What is the answer?" }]);
});

it("says once for each candidate and each judging what was left out, in whose column", async () => {
  const leftOut = "Image cat.png was not sent: it takes no images.";
  const { state } = await play({
    "test/a": { kind: "says", pieces: [RIGHT], leftOut },
    "test/b": answers(WRONG),
    "test/judge": (call) =>
      call.purpose === "repair"
        ? { kind: "says", pieces: ["Both are fine, again."], leftOut }
        : { kind: "says", pieces: ["Both are fine."], leftOut },
  });
  const notices = state.notices.filter(({ code }) => code === "attachment-left-out");
  expect(notices.map(({ at: _, ...notice }) => notice)).toEqual([
    { code: "attachment-left-out", message: leftOut, candidate: "A" },
    { code: "attachment-left-out", message: leftOut, fusion: "F1" },
  ]);
});
