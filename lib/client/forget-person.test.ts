// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { deleteAccount, signIn, signOut, signOutEverywhere } from "./account-actions";
import { useBlindStore } from "./blind-store";
import { useDefaultProfileStore } from "./default-profile-store";
import { EMPTY_DRAFT, useDraftStore } from "./draft-store";
import { useModelMarks } from "./model-marks-store";
import { useSetupStore } from "./setup-store";
import { PLAIN_SETUP } from "./stored-setup";
import { ACCOUNT_CHANGE_KEY } from "./tell-tabs";

const FILE = { id: "att_1", name: "plan.txt", mediaType: "text/plain", kind: "text", bytes: 4 } as const;

/** What the other tabs hear. */
let told: string[];
afterEach(() => vi.restoreAllMocks());
beforeEach(() => {
  told = [];
  vi.stubGlobal("fetch", async () => new Response(null, { status: 204 }));
  // Where a page goes on to is the browser's: jsdom has nowhere to go.
  vi.stubGlobal("location", { assign: () => undefined });
  localStorage.clear();
  localStorage.setItem("theme", "dark");
  useDraftStore.getState().change({ prompt: "My own", system: "Mine", attachments: [FILE], visited: true });
  useSetupStore.getState().change({ mode: "debate" });
  useDefaultProfileStore.getState().choose("mine");
  useModelMarks.getState().toggleFavourite("lab/a");
  useBlindStore.getState().set(true);
  useBlindStore.getState().reveal("run_1");
  const set = Storage.prototype.setItem;
  vi.spyOn(Storage.prototype, "setItem").mockImplementation(function (this: Storage, key, value) {
    if (key === ACCOUNT_CHANGE_KEY) told.push(value);
    set.call(this, key, value);
  });
});

const remembered = () => Object.keys(localStorage);

it("tells the other tabs of whoever signs in", async () => {
  const who = { account: null, signUp: "open", isFirst: false, providers: [], defaultProfile: null };
  vi.stubGlobal("fetch", async () => Response.json(who));
  await signIn({ email: "ada@example.com", password: "a plain long sentence" });
  expect(told).toEqual(["signed-in"]);
});

it.each([
  ["signing out", signOut],
  ["signing out everywhere", signOutEverywhere],
  ["deleting the account", () => deleteAccount({ password: "a plain long sentence" })],
])("after %s nothing is left in the browser of who asked before", async (_, leave) => {
  expect(remembered().length).toBe(6);
  await leave();
  expect(remembered()).toEqual(["theme"]);
  expect(useDraftStore.getState().draft).toEqual(EMPTY_DRAFT);
  expect(useSetupStore.getState().setup).toEqual(PLAIN_SETUP);
  expect([useDefaultProfileStore.getState().profile, useModelMarks.getState().favourites]).toEqual([
    null,
    [],
  ]);
  expect(told).toEqual(["signed-out"]);
  expect([useBlindStore.getState().on, [...useBlindStore.getState().revealed]]).toEqual([false, []]);
});

it("forgets nothing of whoever could not be signed out", async () => {
  vi.stubGlobal("fetch", async () => new Response(null, { status: 500 }));
  await expect(signOut()).rejects.toThrow();
  expect(useDraftStore.getState().draft.prompt).toBe("My own");
});
