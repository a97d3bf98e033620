import { expect, test } from "vitest";
import type { ConnectionRecord, ConnectionStore } from "@/lib/server/connections/connection-store";

export const SAMPLE_CREATED_AT_MS = 1_799_999_999_000;

export function sampleConnection(n: number, known: Partial<ConnectionRecord> = {}): ConnectionRecord {
  return {
    id: `con_${n}`,
    ownerId: "guest_one",
    slug: `lab-${n}`,
    name: `Lab ${n} \u{1f30c}`,
    kind: "openai-compatible",
    baseUrl: "https://llm.example.com/v1",
    keyCipher: `v1.a.iv.${n}`,
    keyHint: "9a77",
    pausedAtMs: null,
    createdAtMs: SAMPLE_CREATED_AT_MS + n,
    revision: 1,
    ...known,
  };
}

/** What every connection store does. `open` gives an empty one. */
export function describeConnectionStore(open: () => Promise<ConnectionStore>): void {
  const filled = async (...records: ConnectionRecord[]) => fill(await open(), records);
  describeRows(filled);
  describeSealedKeys(filled);
}

type Fill = (...records: ConnectionRecord[]) => Promise<ConnectionStore>;

async function fill(store: ConnectionStore, records: ConnectionRecord[]): Promise<ConnectionStore> {
  for (const { revision: _first, ...record } of records) await store.create(record);
  return store;
}

function describeRows(filled: Fill): void {
  test("gives back what was kept", async () => {
    const bare = sampleConnection(2, { baseUrl: null, keyCipher: null, keyHint: null, pausedAtMs: 5_000 });
    const store = await filled(sampleConnection(1), bare);
    expect([await store.find("con_1"), await store.find("con_2"), await store.find("con_3")]).toEqual([
      sampleConnection(1),
      bare,
      null,
    ]);
  });

  test("lists an owner's own, oldest first", async () => {
    const others = sampleConnection(3, { ownerId: "guest_two" });
    const store = await filled(sampleConnection(2), sampleConnection(1), others);
    expect([await store.list("guest_one"), await store.list("guest_two"), await store.list("x")]).toEqual([
      [sampleConnection(1), sampleConnection(2)],
      [others],
      [],
    ]);
  });

  test("holds a slug once for each owner", async () => {
    const store = await filled(sampleConnection(1));
    const { revision: _first, ...second } = sampleConnection(2, { slug: "lab-1" });
    expect([
      await store.create(second),
      await store.create({ ...second, ownerId: "guest_two" }),
      (await store.list("guest_one")).length,
    ]).toEqual(["slug-taken", "created", 1]);
  });

  test("changes only what was read at its last revision, and only what is named", async () => {
    const store = await filled(sampleConnection(1));
    const outcomes = [
      await store.update({ id: "con_1", revision: 1 }, { name: "New", pausedAtMs: 7_000 }),
      await store.update({ id: "con_1", revision: 1 }, { name: "Late" }),
      await store.update({ id: "con_1", revision: 2 }, { keyCipher: null, keyHint: null, pausedAtMs: null }),
      await store.update({ id: "con_9", revision: 1 }, { name: "Nobody" }),
    ];
    expect([outcomes, await store.find("con_1")]).toEqual([
      [true, false, true, false],
      sampleConnection(1, { name: "New", keyCipher: null, keyHint: null, revision: 3 }),
    ]);
  });

  test("deletes once", async () => {
    const store = await filled(sampleConnection(1));
    expect([await store.delete("con_1"), await store.delete("con_1"), await store.list("guest_one")]).toEqual(
      [true, false, []],
    );
  });
}

function describeSealedKeys(filled: Fill): void {
  test("pages through the keys that another master key sealed", async () => {
    const store = await filled(
      sampleConnection(1),
      sampleConnection(2, { keyCipher: "v1.b.iv.2" }),
      sampleConnection(3, { keyCipher: null }),
      sampleConnection(4, { ownerId: "guest_two" }),
      sampleConnection(5),
    );
    const page = async (afterId: string) =>
      (await store.listSealedOtherwise("v1.b.", afterId, 2)).map(({ id }) => id);
    expect([await page(""), await page("con_4"), await page("con_5")]).toEqual([
      ["con_1", "con_4"],
      ["con_5"],
      [],
    ]);
  });

  test("seals a key anew only where it is still the one that was read", async () => {
    const store = await filled(sampleConnection(1));
    await store.reseal("con_1", "v1.a.iv.other", "v1.b.iv.1");
    const kept = await store.find("con_1");
    await store.reseal("con_1", "v1.a.iv.1", "v1.b.iv.1");
    expect([kept, await store.find("con_1")]).toEqual([
      sampleConnection(1),
      sampleConnection(1, { keyCipher: "v1.b.iv.1" }),
    ]);
  });
}
