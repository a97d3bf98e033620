import { describe, expect, test } from "vitest";
import { buildDebateTurn, type DebateTurnTask, parseDebateTurn } from "./debate-turn";
import { ATTACKS, armAttack } from "./testing/attacks";

const NONCE = "k3v9q1x7m2p8z4w6";
const TASK: DebateTurnTask = {
  prompt: "Why is the sky blue?",
  history: [
    { role: "user", content: "Hi" },
    { role: "assistant", content: "Hello" },
  ],
  system: "Be brief.",
  own: "Scattering.",
  peers: ["Reflection of the sea.", "Rayleigh scattering."],
  nonce: NONCE,
  seed: 1,
  round: 1,
};

describe("a turn's message", () => {
  test("goes on with the member's own conversation and shows the others without names", () => {
    const { instructions, messages } = buildDebateTurn(TASK);
    expect(instructions).toBe("Be brief.");
    expect(messages.slice(0, -1)).toEqual([
      ...TASK.history,
      { role: "user", content: "Why is the sky blue?" },
      { role: "assistant", content: "Scattering." },
    ]);
    const request = messages.at(-1)?.content ?? "";
    const peers = Array.from(
      request.matchAll(/Another answer (\d):\n<peer-\w+>\n(.*)\n<\/peer-\w+>/g),
      (hit) => [hit[1], hit[2]],
    );
    expect(peers.map(([number]) => number)).toEqual(["1", "2"]);
    expect(peers.map(([, text]) => text).sort()).toEqual([...TASK.peers].sort());
  });

  test("shuffles the others by the seed, the round and the member", () => {
    const orders = Array.from(
      { length: 20 },
      (_, seed) => buildDebateTurn({ ...TASK, seed }).messages.at(-1)?.content,
    );
    expect(new Set(orders).size).toBe(2);
    expect(buildDebateTurn(TASK)).toEqual(buildDebateTurn(TASK));
  });

  test("a member without an answer yet gets one user message", () => {
    const { messages } = buildDebateTurn({ ...TASK, own: " " });
    expect(messages.map((message) => message.role)).toEqual(["user", "assistant", "user"]);
  });

  test.each(ATTACKS)("$name: a peer leaves no fence and no tag", ({ text }) => {
    const request =
      buildDebateTurn({ ...TASK, peers: [armAttack(text, NONCE)] }).messages.at(-1)?.content ?? "";
    expect(request.split(NONCE).length - 1).toBe(3);
    expect(Array.from(request.matchAll(/^\s*<\/?\s*(\w+)/gm), (hit) => hit[1])).toEqual([
      "peer",
      "peer",
      "contests",
      "keep",
      "answer",
      "answer",
    ]);
  });
});

describe("a turn's reading", () => {
  const own = "Scattering.";
  test.each([
    [
      "kept, contesting",
      "<contests>The sea is no cause.</contests>\n<keep/>",
      { outcome: "kept", contests: "The sea is no cause.", answer: own, problem: null },
    ],
    [
      "kept, contesting nothing",
      "<contests>none</contests><keep />",
      { outcome: "kept", contests: null, answer: own, problem: null },
    ],
    [
      "revised",
      "<contests>None.</contests>\n<answer>\nRayleigh scattering.\n</answer>",
      { outcome: "revised", contests: null, answer: "Rayleigh scattering.", problem: null },
    ],
    [
      "thoughts first",
      "<think><keep/></think><answer>Rayleigh.</answer>",
      { outcome: "revised", contests: null, answer: "Rayleigh.", problem: null },
    ],
    [
      "the same answer again",
      "<answer>Scattering.</answer>",
      { outcome: "kept", contests: null, answer: own, problem: null },
    ],
    [
      "tags inside the answer",
      "<answer>\n<answer>42</answer>\n</answer>",
      { outcome: "revised", contests: null, answer: "<answer>42</answer>", problem: null },
    ],
    [
      "a word on keeping inside the answer",
      "<answer>Write <keep/> to keep it.</answer>",
      { outcome: "revised", contests: null, answer: "Write <keep/> to keep it.", problem: null },
    ],
    [
      "cut off",
      "<contests>x</contests><answer>Rayleigh scat",
      {
        outcome: "revised",
        contests: "x",
        answer: "Rayleigh scat",
        problem: "The answer was cut off before its closing tag.",
      },
    ],
    [
      "keeping and writing",
      "<keep/><answer>Rayleigh.</answer>",
      {
        outcome: "revised",
        contests: null,
        answer: "Rayleigh.",
        problem: "It said that it keeps its answer and wrote another; the other was taken.",
      },
    ],
    [
      "an empty answer",
      "<answer>\n</answer>",
      {
        outcome: "kept",
        contests: null,
        answer: own,
        problem: "It wrote an empty answer; the one before was kept.",
      },
    ],
    [
      "an open claim",
      "<contests>The sea.\n<keep/>",
      { outcome: "kept", contests: "The sea.", answer: own, problem: null },
    ],
    [
      "no tags, an answer",
      "The sky is blue because short waves scatter more than long ones do.",
      {
        outcome: "revised",
        contests: null,
        answer: "The sky is blue because short waves scatter more than long ones do.",
        problem: "It wrote without the tags; all of it was taken as its answer.",
      },
    ],
    [
      "no tags, a remark",
      "I agree with the others.",
      {
        outcome: "kept",
        contests: null,
        answer: own,
        problem: "It kept to no form; its answer before was kept.",
      },
    ],
    [
      "no tags, keeping",
      "Having read the other answers with care, I will keep my answer as it is.",
      {
        outcome: "kept",
        contests: null,
        answer: own,
        problem: "It kept to no form; its answer before was kept.",
      },
    ],
    [
      "nothing",
      "",
      {
        outcome: "kept",
        contests: null,
        answer: own,
        problem: "It kept to no form; its answer before was kept.",
      },
    ],
  ])("%s", (_, text, reading) => {
    expect(parseDebateTurn(text, own)).toEqual(reading);
  });
});
