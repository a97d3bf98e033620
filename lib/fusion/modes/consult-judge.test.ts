import { expect, it } from "vitest";
import { answers, piecesOf } from "@/lib/fusion/testing/judge-scripts";
import { playRun } from "@/lib/fusion/testing/play-run";
import type { Script } from "@/lib/fusion/testing/scripted-models";

const pool = {
  "test/a": answers("The first answer is forty-two, beyond doubt."),
  "test/b": answers("The second answer is forty-two as well."),
};
const writes = (text: string): Script => ({ kind: "says", pieces: piecesOf(text), everyMs: 5 });

it("keeps what the judge wrote beside the protocol in its second try too", async () => {
  const { state } = await playRun({
    scripts: {
      ...pool,
      "test/judge": (call) =>
        writes(call.purpose === "judge" ? "First, I think aloud.\n" : "I still cannot decide.\n"),
    },
  });
  expect(state.fusions[0]).toMatchObject({
    outcome: { kind: "as-written" },
    raw: expect.stringContaining("I still cannot decide."),
    answer: "First, I think aloud.\n",
  });
});

const merge = (winner: string, answer: string) =>
  `<analysis>\n{"kind":"consensus","claim":"They agree.","candidates":["A","B"]}\n</analysis>\n<verdict>\n${JSON.stringify(
    { winner, ties: [], confidence: "high", why: "It is right.", fusionBeatsBest: true },
  )}\n</verdict>\n${answer === "" ? "" : `<answer>\n${answer}\n</answer>\n`}`;

/** A judge that first names an answer that is not there, and then says `second`. */
async function repairedBy(second: Script) {
  const { state } = await playRun({
    scripts: {
      ...pool,
      "test/judge": ({ purpose }) => (purpose === "judge" ? writes(merge("Q", "FIRST answer.")) : second),
    },
  });
  return state.fusions[0];
}

it("has one answer, where the first came with a verdict that could not be read: the second", async () => {
  const fusion = await repairedBy(writes(merge("A", "SECOND answer.")));
  expect([fusion?.answer.trim(), fusion?.outcome?.kind]).toEqual(["SECOND answer.", "merged"]);
  expect(fusion?.raw).toContain("FIRST answer.");
});

it.each([
  ["wrote none", writes(merge("A", ""))],
  ["decided nothing and wrote none", writes("I cannot say.\n")],
  ["broke off before its verdict", { kind: "fails", reason: "network", after: ["<analysis>\n"] }],
  ["broke off in an answer that nobody saw", { kind: "fails", reason: "network", after: ["<answer>\nSEC"] }],
] as const satisfies [string, Script][])(
  "stays with its first answer, where the second try %s",
  async (_, second) => {
    const fusion = await repairedBy(second);
    expect([fusion?.answer.trim(), fusion?.outcome?.kind]).toEqual(["FIRST answer.", "merged"]);
  },
);

it("fails where it broke off in the middle of the answer that it showed", async () => {
  const whole = merge("A", "SECOND answer.");
  const after = [whole.slice(0, whole.indexOf(" answer."))];
  const fusion = await repairedBy({ kind: "fails", reason: "network", after });
  expect(fusion).toMatchObject({ status: "failed", reason: "network" });
});

it("says that the answer was cut off by its second try's limit", async () => {
  const fusion = await repairedBy({ ...writes(merge("A", "SECOND answer.")), finish: "length" } as Script);
  expect(fusion).toMatchObject({ status: "completed", finish: "length" });
});

it("keeps what a stopped judge had written in the middle of a line", async () => {
  let heard = 0;
  const { state } = await playRun({
    scripts: { ...pool, "test/judge": writes("Both of them are right, I would say, but") },
    onEvent(event, { stop, clock }) {
      if (event.type !== "fusion.started") return;
      void clock.sleep(22, new AbortController().signal).then(() => {
        heard += 1;
        stop();
      });
    },
  });
  expect([heard, state.fusions[0]?.status, state.fusions[0]?.raw.trim()]).toEqual([
    1,
    "stopped",
    "Both of them are right, I wo",
  ]);
});
