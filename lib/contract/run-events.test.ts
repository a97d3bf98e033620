import { expect, expectTypeOf, test } from "vitest";
import type { z } from "zod";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { RunState } from "@/lib/fusion/run-state";
import { answers, judgeSays } from "@/lib/fusion/testing/judge-scripts";
import { type Play, playRun } from "@/lib/fusion/testing/play-run";
import { callsTools, WEATHER } from "@/lib/fusion/testing/tool-scripts";
import { runEventSchema } from "./run-events";
import { runStateSchema } from "./run-state";

const panel = {
  "test/a": answers("The answer is forty-two. It always was."),
  "test/b": answers("It is 42."),
};
const judge = judgeSays({ winner: "A", fusionBeatsBest: true, answer: "The answer is 42." });

const plays: [string, Play][] = [
  ["best-of", { scripts: { ...panel, "test/judge": judge }, request: { mode: "best-of" } }],
  ["merge", { scripts: { ...panel, "test/judge": judge }, request: { mode: "merge" } }],
  ["debate", { scripts: { ...panel, "test/judge": judge }, request: { mode: "debate" } }],
  ["a pasted answer", { scripts: panel, request: { pool: [{ pasted: "Forty-two.", name: "mine" }] } }],
  [
    "fallbacks and failures",
    {
      scripts: {
        "test/a": { kind: "fails", reason: "overloaded", after: ["par"] },
        "test/b": { kind: "says", pieces: ["late"], reasoning: "Hm." },
        "test/c": { kind: "fails", reason: "refused" },
        "test/judge": { kind: "says", pieces: ["No protocol at all."] },
      },
      request: { pool: [{ model: "test/a", models: ["test/b"] }, { model: "test/b" }, { model: "test/c" }] },
    },
  ],
  ["a run that fails", { scripts: { "test/a": { kind: "fails", reason: "network" } } }],
  ["a run that is stopped", { scripts: { ...panel, "test/judge": judge }, stopped: true }],
  ["calls of tools", { scripts: { "test/a": callsTools() }, request: { answer: { tools: [WEATHER] } } }],
];

test.each(plays)("the events and the state of a run are described whole: %s", async (_, play) => {
  const { events, state } = await playRun(play);
  expect(events.map((event) => runEventSchema.parse(event))).toEqual(events);
  expect(runStateSchema.parse(state)).toEqual(state);
});

test("every event and every field of the state that there is has its schema", () => {
  expectTypeOf<z.infer<typeof runEventSchema>["type"]>().toEqualTypeOf<RunEvent["type"]>();
  expectTypeOf<RunEvent>().toExtend<z.input<typeof runEventSchema>>();
  expectTypeOf<RunState>().toExtend<z.infer<typeof runStateSchema>>();
  expectTypeOf<keyof z.infer<typeof runStateSchema>>().toEqualTypeOf<keyof RunState>();
});
