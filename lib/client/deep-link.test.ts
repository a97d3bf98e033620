// @vitest-environment jsdom
import { beforeEach, expect, it } from "vitest";
import { parseDeepLink, withoutDeepLink } from "./deep-link";
import { EMPTY_DRAFT, useDraftStore } from "./draft-store";
import { useSetupStore } from "./setup-store";
import { PLAIN_SETUP } from "./stored-setup";
import { takeDeepLink } from "./take-deep-link";

const parse = (search: string) => parseDeepLink(new URLSearchParams(search));
const NOTHING = { prompt: null, models: null, profile: null, leftOut: 0 };

beforeEach(() => {
  useDraftStore.setState({ draft: EMPTY_DRAFT });
  useSetupStore.setState({ setup: PLAIN_SETUP });
});

it("reads what an address asks for, each part within bounds, and nothing where it asks for none", () => {
  expect(parse("prompt=Why%3F&models=lab/a,%20lab/b,&profile=budget")).toEqual({
    prompt: "Why?",
    models: ["lab/a", "lab/b"],
    profile: "budget",
    leftOut: 0,
  });
  expect(parse("profile=budget")).toEqual({ ...NOTHING, profile: "budget" });
  expect([parse("profile=%20"), parse("run=run_1"), parse(""), parse("prompt=+&models=,")]).toEqual([
    ...[null, null, null, null],
  ]);
  expect(parse(`prompt=${"x".repeat(20_000)}`)?.prompt).toHaveLength(16_000);
  const many = parse(`models=${Array.from({ length: 12 }, (_, n) => `lab/${n}`).join(",")}`);
  expect([many?.models?.length, many?.leftOut]).toEqual([8, 4]);
  expect(parse(`models=${"m".repeat(301)}`)).toBeNull();
});

it("leaves the run in the address", () => {
  const rest = (search: string) => withoutDeepLink(new URLSearchParams(search));
  expect([rest("profile=x&prompt=y&run=run_1"), rest("models=x")]).toEqual(["/?run=run_1", "/"]);
});

it("fills the playground, and what stood there comes back", () => {
  const draft = { ...EMPTY_DRAFT, prompt: "My own", system: "Mine" };
  const setup = { ...PLAIN_SETUP, mode: "debate" as const };
  useDraftStore.setState({ draft });
  useSetupStore.setState({ setup });
  const replaced = takeDeepLink({ ...NOTHING, prompt: "Theirs", models: ["lab/a"] });
  expect(replaced?.what).toBe("prompt and setup");
  expect(useDraftStore.getState().draft).toMatchObject({ prompt: "Theirs", system: "Mine" });
  expect(useSetupStore.getState().setup.pool?.map(({ member }) => member)).toEqual([{ model: "lab/a" }]);
  expect(useSetupStore.getState().setup.mode).toBeNull();
  replaced?.undo();
  expect([useDraftStore.getState().draft, useSetupStore.getState().setup]).toEqual([draft, setup]);
});

it("has nothing to bring back where nothing was replaced, and a prompt alone leaves the setup", () => {
  useSetupStore.setState({ setup: { ...PLAIN_SETUP, mode: "debate" } });
  expect(takeDeepLink({ ...NOTHING, prompt: "Theirs" })).toBeNull();
  expect(useSetupStore.getState().setup.mode).toBe("debate");
  useSetupStore.setState({ setup: { ...PLAIN_SETUP, profile: "budget" } });
  expect(takeDeepLink({ ...NOTHING, profile: "budget" })).toBeNull();
});

it("says what of the person's was replaced", () => {
  useDraftStore.setState({ draft: { ...EMPTY_DRAFT, prompt: "My own" } });
  expect(takeDeepLink({ ...NOTHING, prompt: "Theirs" })?.what).toBe("prompt");
  expect(takeDeepLink({ ...NOTHING, models: ["lab/a"] })?.what).toBe("setup");
});
