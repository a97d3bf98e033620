import { describe, expect, it } from "vitest";
import type { ModelList, ProfileSummary } from "@/lib/contract/models";
import { resolveSetup } from "./resolve-setup";
import { PLAIN_SETUP, type StoredSetup } from "./stored-setup";
import { modelList } from "./testing/model-list";
import { toCreateRun } from "./to-create-run";
import { toProfileSetup } from "./to-profile-setup";

const entries = (...models: string[]) => models.map((model) => ({ key: model, member: { model } }));
const draft = { prompt: "Why?", system: "", attachments: [] };

function withCustom(more: Partial<ProfileSummary> = {}): ModelList {
  const models = modelList();
  const [quality] = models.profiles as [ProfileSummary];
  const own: ProfileSummary = {
    ...{ ...quality, id: "prof_1", slug: "mine", name: "Mine", kind: "own", judges: ["lab/c", "auto"] },
    ...{ wait: { policy: "all" }, limits: { deadlineMs: 90_000, maxCostUsd: 0.5 }, ...more },
  };
  return { ...models, profiles: [...models.profiles, own] };
}

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

  it("starts from the profile that is preferred, where none is named", () => {
    const idOf = (stored: StoredSetup, preferred: string) =>
      resolveSetup(stored, modelList(), preferred).profile?.id;
    expect([
      idOf(PLAIN_SETUP, "budget"),
      idOf({ ...PLAIN_SETUP, profile: "gone" }, "budget"),
      idOf({ ...PLAIN_SETUP, profile: "quality" }, "budget"),
      idOf(PLAIN_SETUP, "gone"),
    ]).toEqual(["budget", "budget", "quality", "quality"]);
  });

  it("takes a custom profile's judges, wait and limits, and what was changed on top of them", () => {
    const models = withCustom();
    const stored = { ...PLAIN_SETUP, profile: "prof_1" };
    expect(resolveSetup(stored, models)).toMatchObject({
      edited: false,
      judges: ["lab/c", "auto"],
      wait: { policy: "all" },
      limits: { deadlineMs: 90_000, maxCostUsd: 0.5, debateRounds: 1 },
    });
    const { limits } = PLAIN_SETUP;
    const changed = (change: Partial<StoredSetup>) => resolveSetup({ ...stored, ...change }, models);
    expect(changed({ limits: { ...limits, maxCostUsd: "none" } })).toMatchObject({
      edited: true,
      limits: { maxCostUsd: null },
    });
    expect(
      [
        { judges: ["lab/c", "auto"] },
        { judges: ["auto"] },
        { wait: { policy: "all" as const } },
        { limits: { ...limits, deadlineMs: 90_000 } },
        { limits: { ...limits, deadlineMs: 300_000 } },
      ].map((change) => changed(change).edited),
    ).toEqual([false, true, false, false, true]);
  });

  it("waits as usual where the pool has become too small for the profile's own quorum", () => {
    const models = withCustom({ wait: { policy: "quorum", count: 3, graceMs: 9 } });
    const stored = { ...PLAIN_SETUP, profile: "prof_1", pool: entries("lab/a", "lab/b") };
    expect(resolveSetup(stored, models)).toMatchObject({
      wait: { policy: "quorum", count: 2, graceMs: 5_000 },
      loweredFrom: null,
    });
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

describe("toProfileSetup", () => {
  it("keeps what differs from the server's defaults, and comes back as the same setup", () => {
    const stored: StoredSetup = {
      ...PLAIN_SETUP,
      ...{ mode: "debate", pool: entries("lab/b", "lab/a"), judges: ["lab/c"], wait: { policy: "all" } },
      limits: { deadlineMs: 60_000, maxCostUsd: 0.25, debateRounds: 2 },
    };
    const asked = resolveSetup(stored, modelList());
    const kept = toProfileSetup(asked);
    expect(kept).toEqual({
      ...{ mode: "debate", pool: [{ model: "lab/b" }, { model: "lab/a" }], judges: ["lab/c"] },
      ...{ criteria: asked.criteria, wait: { policy: "all" } },
      limits: { deadlineMs: 60_000, maxCostUsd: 0.25, debateRounds: 2 },
    });
    const again = resolveSetup({ ...PLAIN_SETUP, profile: "prof_1" }, withCustom(kept));
    expect([again.edited, toProfileSetup(again)]).toEqual([false, kept]);
  });

  it("leaves out what is the server's to say", () => {
    const { wait, limits } = toProfileSetup(resolveSetup(PLAIN_SETUP, modelList()));
    expect({ wait, limits }).toEqual({ wait: null, limits: {} });
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
