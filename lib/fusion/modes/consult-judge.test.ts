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
