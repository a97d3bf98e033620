import { describe, expect, it } from "vitest";
import type { ModelCall } from "./ports";
import type { Sampling } from "./run-request";
import { answers, judgeSays } from "./testing/judge-scripts";
import { playRun } from "./testing/play-run";

const sampling: Sampling = {
  temperature: 0.3,
  topP: 0.9,
  frequencyPenalty: 0.1,
  presencePenalty: 0.2,
  stop: ["END"],
  seed: 42,
  reasoning: "low",
};
const scripts = {
  "test/a": answers("The first answer is forty-two, beyond doubt."),
  "test/b": answers("Nobody can know that, whatever others may say."),
  "test/judge": judgeSays({ winner: "A" }),
};
const pool = [{ model: "test/a" }, { model: "test/b", temperature: 1, reasoning: "high" as const }];

const KEYS = [
  ...["temperature", "topP", "frequencyPenalty", "presencePenalty", "stop", "seed", "reasoning"],
  "maxOutputTokens",
];
const settings = (call: ModelCall) =>
  Object.fromEntries(Object.entries(call).filter(([key]) => KEYS.includes(key)));

describe("what the caller asked of the text", () => {
  it("reaches members and debate turns, beside their own settings, and of the judge its seed alone", async () => {
    const { models } = await playRun({ scripts, request: { mode: "debate", pool, sampling } });
    const { stop: _, ...turn } = sampling;
    const own = { temperature: 1, reasoning: "high" };
    expect(models.calls.map((call) => [call.purpose, call.model, settings(call)])).toEqual([
      ["candidate", "test/a", sampling],
      ["candidate", "test/b", { ...sampling, ...own }],
      ["debate", "test/a", turn],
      ["debate", "test/b", { ...turn, ...own }],
      ["judge", "test/judge", { seed: 42 }],
    ]);
  });

  it("limits every member to the answer's length, and the judge to that and its findings", async () => {
    const limits = async (mode: "merge" | "best-of", maxTokens: number) => {
      const { models } = await playRun({
        scripts,
        request: {
          mode,
          pool: [{ model: "test/a" }, { model: "test/b", maxOutputTokens: 50 }],
          judge: { models: ["test/judge-large"], criteria: [], auto: false },
          answer: { maxTokens },
        },
        maxOutputTokens: { "test/judge-large": 20_000 },
      });
      return models.calls
        .filter(({ purpose }) => purpose !== "repair")
        .map(({ maxOutputTokens }) => maxOutputTokens);
    };
    expect(await limits("merge", 200)).toEqual([200, 50, 16_200]);
    expect(await limits("best-of", 20)).toEqual([20, 20, undefined]);
    // A model's own limit is 1,000 here, and the judge's 20,000.
    expect(await limits("merge", 8_000)).toEqual([1_000, 50, 20_000]);
  });

  it("is nothing where nothing was asked", async () => {
    const { models } = await playRun({ scripts, request: { mode: "debate" } });
    expect(models.calls.map(settings)).toEqual([{}, {}, {}, {}, {}]);
  });
});
