import { beforeEach, describe, expect, it } from "vitest";
import { DRAFT_STORAGE_KEY, EMPTY_DRAFT, useDraftStore } from "./draft-store";
import { SETUP_STORAGE_KEY, setupOfRun, useSetupStore } from "./setup-store";
import { PLAIN_SETUP, type StoredSetup } from "./stored-setup";

const OWN: StoredSetup = {
  ...PLAIN_SETUP,
  mode: "debate",
  pool: [
    { key: "m1", member: { model: "lab/a", temperature: 0.2, models: ["lab/b"], route: ["lab", "annex"] } },
    { key: "m2", member: { model: "lab/b", route: "cheapest" } },
  ],
  limits: { ...PLAIN_SETUP.limits, debateRounds: 3 },
};

const store = (key: string, state: unknown, version = 1) =>
  localStorage.setItem(key, JSON.stringify({ state, version }));

beforeEach(() => {
  localStorage.clear();
  useSetupStore.setState({ setup: PLAIN_SETUP });
  useDraftStore.setState({ draft: EMPTY_DRAFT });
});

describe("what this browser remembers", () => {
  it("is the last setup and the draft", async () => {
    useSetupStore.getState().replace(OWN);
    useDraftStore.getState().change({ prompt: "Half a thought" });
    const [setup, draft] = [localStorage.getItem(SETUP_STORAGE_KEY), localStorage.getItem(DRAFT_STORAGE_KEY)];
    useSetupStore.setState({ setup: PLAIN_SETUP });
    useDraftStore.setState({ draft: EMPTY_DRAFT });
    localStorage.setItem(SETUP_STORAGE_KEY, setup ?? "");
    localStorage.setItem(DRAFT_STORAGE_KEY, draft ?? "");
    await useSetupStore.persist.rehydrate();
    await useDraftStore.persist.rehydrate();
    expect([useSetupStore.getState().setup, useDraftStore.getState().draft.prompt]).toEqual([
      OWN,
      "Half a thought",
    ]);
  });

  it("falls back to the profile where the stored setup is broken, and keeps the prompt", async () => {
    store(SETUP_STORAGE_KEY, { setup: { ...OWN, pool: "everyone" } });
    store(DRAFT_STORAGE_KEY, { draft: { ...EMPTY_DRAFT, prompt: "Keep me" } });
    await useSetupStore.persist.rehydrate();
    await useDraftStore.persist.rehydrate();
    expect([useSetupStore.getState().setup, useDraftStore.getState().draft.prompt]).toEqual([
      PLAIN_SETUP,
      "Keep me",
    ]);
  });

  it("keeps the prompt where another part of the draft is broken", async () => {
    store(DRAFT_STORAGE_KEY, { draft: { prompt: "Keep me", system: 7, lastPrompt: null, visited: "yes" } });
    await useDraftStore.persist.rehydrate();
    expect(useDraftStore.getState().draft).toEqual({ ...EMPTY_DRAFT, prompt: "Keep me" });
  });

  it("keeps the prompt's attachments, and the prompt where they are broken", async () => {
    const file = { id: "att_1", name: "a.png", mediaType: "image/png", kind: "image", bytes: 70 };
    store(DRAFT_STORAGE_KEY, { draft: { ...EMPTY_DRAFT, prompt: "Keep me", attachments: [file] } });
    await useDraftStore.persist.rehydrate();
    expect(useDraftStore.getState().draft.attachments).toEqual([file]);
    store(DRAFT_STORAGE_KEY, { draft: { ...EMPTY_DRAFT, prompt: "Keep me", attachments: [{ id: 7 }] } });
    await useDraftStore.persist.rehydrate();
    expect(useDraftStore.getState().draft).toEqual({ ...EMPTY_DRAFT, prompt: "Keep me" });
  });

  it("reads a setup of another version as far as it still fits", async () => {
    store(SETUP_STORAGE_KEY, { setup: OWN }, 0);
    await useSetupStore.persist.rehydrate();
    expect(useSetupStore.getState().setup).toEqual(OWN);
  });

  it("survives storage that is no JSON", async () => {
    localStorage.setItem(SETUP_STORAGE_KEY, "{");
    await useSetupStore.persist.rehydrate();
    expect(useSetupStore.getState().setup).toEqual(PLAIN_SETUP);
  });
});

describe("the setup store", () => {
  it("takes a profile whole and hands back what was there", () => {
    useSetupStore.getState().replace(OWN);
    const before = useSetupStore.getState().takeProfile("budget");
    expect([before, useSetupStore.getState().setup]).toEqual([OWN, { ...PLAIN_SETUP, profile: "budget" }]);
  });

  it("reads a run's setup back", () => {
    const setup = setupOfRun({
      prompt: "Why?",
      history: [],
      system: null,
      mode: "merge",
      pool: [{ model: "lab/a" }],
      judge: { models: ["lab/j"], criteria: [], auto: true },
      wait: { policy: "all" },
      limits: { deadlineMs: 1_000, maxCostUsd: 0.5, debateRounds: 1 },
      seed: 1,
    });
    expect({ ...setup, pool: setup.pool?.map((entry) => entry.member) }).toEqual({
      profile: null,
      mode: "merge",
      pool: [{ model: "lab/a" }],
      judges: ["auto"],
      criteria: [],
      wait: { policy: "all" },
      limits: { deadlineMs: 1_000, maxCostUsd: 0.5, debateRounds: 1 },
    });
  });
});
