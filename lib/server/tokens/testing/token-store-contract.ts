import { expect, test } from "vitest";
import type { TokenRecord, TokenStore } from "@/lib/server/tokens/token-store";

type NewToken = Omit<TokenRecord, "lastUsedAtMs">;

export const sampleToken = (n: number, more: Partial<NewToken> = {}): NewToken => ({
  id: `${n}`.padStart(16, "0"),
  ownerId: "acc_one",
  name: `Token ${n}`,
  secretHash: "a".repeat(43),
  hint: "x9Zq",
  scopes: ["run", "read"],
  profiles: null,
  models: null,
  dailyCapMicroUsd: null,
  monthlyCapMicroUsd: null,
  expiresAtMs: null,
  createdAtMs: 1_900_000_000_000 + n,
  ...more,
});

const idOf = (n: number) => sampleToken(n).id;

export function describeTokenStore(open: () => Promise<TokenStore>): void {
  test("gives back what was kept, the newest first, and to its owner alone", async () => {
    const store = await open();
    const full = sampleToken(1, {
      scopes: ["manage"],
      profiles: ["quality", "prof_1"],
      models: [],
      dailyCapMicroUsd: 0,
      monthlyCapMicroUsd: 5_000_000,
      expiresAtMs: 1_950_000_000_000,
    });
    await store.create(full);
    await store.create(sampleToken(2));
    await store.create(sampleToken(3, { ownerId: "acc_two" }));
    expect(await store.find(full.id)).toEqual({ ...full, lastUsedAtMs: null });
    expect((await store.list("acc_one")).map(({ id }) => id)).toEqual([idOf(2), idOf(1)]);
    expect([await store.find("nothing"), await store.list("acc_none")]).toEqual([null, []]);
  });

  test("changes what is told, leaves the rest, and changes nobody else's", async () => {
    const store = await open();
    const token = sampleToken(1, { profiles: ["quality"], dailyCapMicroUsd: 7, expiresAtMs: 5 });
    await store.create(token);
    const change = {
      ...{ name: "Renamed", scopes: ["read"] as const, profiles: null, models: ["lab/a"] },
      ...{ dailyCapMicroUsd: null, monthlyCapMicroUsd: 0, expiresAtMs: null },
    };
    expect(await store.update({ id: token.id, ownerId: "acc_two" }, change)).toBe(false);
    expect(await store.update(token, { name: undefined })).toBe(true);
    expect(await store.find(token.id)).toEqual({ ...token, lastUsedAtMs: null });
    expect(await store.update({ id: token.id, ownerId: "acc_one" }, change)).toBe(true);
    expect(await store.find(token.id)).toEqual({ ...token, ...change, lastUsedAtMs: null });
  });

  test("deletes one's own, and nobody else's", async () => {
    const store = await open();
    await store.create(sampleToken(1));
    const [mine, theirs] = ["acc_one", "acc_two"].map((ownerId) => ({ id: idOf(1), ownerId }));
    if (!mine || !theirs) throw new Error("No owners.");
    expect([await store.delete(theirs), await store.delete(mine), await store.delete(mine)]).toEqual([
      ...[false, true, false],
    ]);
    expect(await store.find(idOf(1))).toBeNull();
  });

  test("notes when it was used last, and forgets what is gone", async () => {
    const store = await open();
    await store.create(sampleToken(1));
    await store.touch(idOf(1), 1_900_000_060_000);
    await store.touch(idOf(2), 1_900_000_060_000);
    expect(await store.find(idOf(1))).toMatchObject({ lastUsedAtMs: 1_900_000_060_000 });
    expect(await store.find(idOf(2))).toBeNull();
  });
}
