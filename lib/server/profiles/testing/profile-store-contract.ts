import { expect, test } from "vitest";
import type { ProfileSetup } from "@/lib/contract/profiles";
import type { ProfileRow, ProfileStore } from "@/lib/server/profiles/profile-store";

export const sampleSetup: ProfileSetup = {
  mode: "merge",
  pool: [
    { model: "lab/a", temperature: 0.2, models: ["lab/b"] },
    { pasted: "Forty-two.", name: "my draft" },
  ],
  judges: ["lab/j", "auto"],
  criteria: [{ name: "accuracy", weight: 3, instruction: "True." }],
  wait: { policy: "quorum", count: 1, graceMs: 500 },
  limits: { deadlineMs: 60_000, maxCostUsd: 0.5 },
};

const profile = (n: number, more: Partial<ProfileRow> = {}): ProfileRow => ({
  id: `prof_${n}`,
  ownerId: "acct_one",
  slug: `p-${n}`,
  name: `Profile ${n}`,
  about: "",
  setup: sampleSetup,
  shared: false,
  createdAtMs: 1_900_000_000_000 + n,
  updatedAtMs: 1_900_000_000_000 + n,
  ...more,
});

export function describeProfileStore(open: () => Promise<ProfileStore>): void {
  const idsOf = async (store: ProfileStore, owner: string) => (await store.list(owner)).map(({ id }) => id);

  test("gives back what was kept, one's own by name and then what others offer", async () => {
    const store = await open();
    await store.create(profile(1, { name: "Zebra" }));
    await store.create(profile(2, { name: "Aardvark" }));
    await store.create(profile(3, { ownerId: "acct_two", shared: true, name: "Bat" }));
    await store.create(profile(4, { ownerId: "acct_two", name: "Hidden" }));
    expect(await idsOf(store, "acct_one")).toEqual(["prof_2", "prof_1", "prof_3"]);
    expect((await store.list("acct_one"))[1]).toEqual({ ...profile(1, { name: "Zebra" }), ownerName: null });
    expect(await idsOf(store, "acct_two")).toEqual(["prof_3", "prof_4"]);
  });

  test("holds a slug once an owner", async () => {
    const store = await open();
    expect(await store.create(profile(1, { slug: "mine" }))).toBe("created");
    expect(await store.create(profile(2, { slug: "mine" }))).toBe("slug-taken");
    expect(await store.create(profile(3, { slug: "mine", ownerId: "acct_two" }))).toBe("created");
    expect(await idsOf(store, "acct_one")).toEqual(["prof_1"]);
  });

  test("changes and deletes one's own, and nobody else's", async () => {
    const store = await open();
    await store.create(profile(1));
    const mine = { id: "prof_1", ownerId: "acct_one" };
    const theirs = { id: "prof_1", ownerId: "acct_two" };
    const setup: ProfileSetup = { ...sampleSetup, mode: "debate", wait: null };
    expect(await store.update(theirs, { name: "Taken over" }, 5)).toBe(false);
    expect(await store.update(mine, { name: "Renamed", shared: true, setup }, 1_900_000_000_777)).toBe(true);
    expect(await store.list("acct_one")).toMatchObject([
      { name: "Renamed", shared: true, setup, updatedAtMs: 1_900_000_000_777, slug: "p-1" },
    ]);
    expect([await store.delete(theirs), await store.delete(mine), await store.delete(mine)]).toEqual([
      false,
      true,
      false,
    ]);
  });
}
