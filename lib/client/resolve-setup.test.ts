import { describe, expect, it } from "vitest";
import { resolveSetup } from "./resolve-setup";
import { PLAIN_SETUP, type StoredSetup } from "./stored-setup";
import { modelList } from "./testing/model-list";
import { toCreateRun } from "./to-create-run";

const entries = (...models: string[]) => models.map((model) => ({ key: model, member: { model } }));
const draft = { prompt: "Why?", system: "", attachments: [] };

describe("resolveSetup", () => {
  it("follows the instance's first profile while nothing was changed", () => {
    const setup = resolveSetup(PLAIN_SETUP, modelList());
    expect({ ...setup, profile: setup.profile?.id }).toEqual({
      profile: "quality",
      edited: false,
      mode: "merge",
      pool: [
        { key: "p0", member: { model: "lab/a" } },
        { key: "p1", member: { model: "lab/b" } },
        { key: "p2", member: { model: "lab/c" } },
      ],
      judges: ["auto"],
      autoJudge: "local/extractive",
      criteria: [{ name: "correctness", weight: 4, instruction: "True." }],
      wait: { policy: "quorum", count: 2, graceMs: 5_000 },
      loweredFrom: null,
      limits: { deadlineMs: 300_000, maxCostUsd: null, debateRounds: 1 },
    });
  });

  it("lowers a quorum that the pool has become too small for, and says from what", () => {
    const stored: StoredSetup = {
      ...PLAIN_SETUP,
      pool: entries("lab/a", "lab/b"),
      wait: { policy: "quorum", count: 3, graceMs: 0 },
    };
    const { wait, loweredFrom } = resolveSetup(stored, modelList());
    expect({ wait, loweredFrom }).toEqual({
      wait: { policy: "quorum", count: 2, graceMs: 0 },
      loweredFrom: 3,
    });
  });

  it("takes the first profile where the remembered one is gone", () => {
    expect(resolveSetup({ ...PLAIN_SETUP, profile: "mine" }, modelList()).profile?.id).toBe("quality");
  });

  it("counts as edited what differs from the profile, not what says the same", () => {
    const same = { ...PLAIN_SETUP, mode: "merge" as const, pool: entries("lab/a", "lab/b", "lab/c") };
    expect([
      resolveSetup(same, modelList()).edited,
      resolveSetup({ ...same, pool: entries("lab/b", "lab/a", "lab/c") }, modelList()).edited,
    ]).toEqual([false, true]);
  });

  it("does not claim a judge for a pool the profile does not know", () => {
    expect(resolveSetup({ ...PLAIN_SETUP, pool: entries("lab/a") }, modelList()).autoJudge).toBeNull();
  });
});

describe("toCreateRun", () => {
  it("sends all that the setup line shows", () => {
    const stored: StoredSetup = { ...PLAIN_SETUP, profile: "budget", judges: ["lab/a", "auto"] };
    expect(
      toCreateRun(
        { prompt: "Why?", system: " ", attachments: [] },
        resolveSetup(stored, modelList()),
        stored,
      ),
    ).toEqual({
      prompt: "Why?",
      profile: "budget",
      mode: "best-of",
      pool: [{ model: "lab/b" }, { model: "lab/c" }],
      wait: { policy: "quorum", count: 2, graceMs: 5_000 },
      judge: { models: ["lab/a", "auto"] },
      limits: { deadlineMs: 300_000, maxCostUsd: null, debateRounds: 1 },
    });
  });

  it("leaves what it does not know to the server before the models are listed", () => {
    expect(toCreateRun(draft, resolveSetup(PLAIN_SETUP, undefined), PLAIN_SETUP)).toEqual({
      prompt: "Why?",
      judge: { models: ["auto"] },
      limits: { deadlineMs: 300_000, maxCostUsd: null, debateRounds: 1 },
    });
  });
});
