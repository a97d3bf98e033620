import { expect, test } from "vitest";
import type { RunStore } from "@/lib/server/runs/run-store";
import { CLAIM_MS, type NewKey } from "@/lib/server/runs/work-keys";
import { SAMPLE_STARTED_AT_MS, sampleId, sampleRun } from "./sample-run";

const NOW_MS = SAMPLE_STARTED_AT_MS;
const key = (more: Partial<NewKey> = {}): NewKey => ({
  ...{ ownerId: "guest_one", key: "k", hash: "h", runId: sampleId(1) },
  ...more,
});

/** What a run store does with the keys of calls that ask for more. */
export function describeWorkKeys(open: () => Promise<RunStore>): void {
  keepsKeys(open);
  sharesKeysWithRuns(open);
}

function keepsKeys(open: () => Promise<RunStore>): void {
  test("of fifty claims of a key at once, one has it", async () => {
    const store = await open();
    const claims = Array.from({ length: 50 }, (_, n) => store.claimKey(key({ hash: `h${n}` }), NOW_MS));
    const kinds = (await Promise.all(claims)).map(({ kind }) => kind);
    expect(["claimed", "underway"].map((kind) => kinds.filter((each) => each === kind).length)).toEqual([
      1, 49,
    ]);
  });

  test("tells others what a key is used for, and whether that was accepted", async () => {
    const store = await open();
    const use = { id: sampleId(1), hash: "h" };
    expect([
      await store.claimKey(key(), NOW_MS),
      await store.claimKey(key({ hash: "other" }), NOW_MS),
      await store.claimKey(key({ ownerId: "guest_two" }), NOW_MS),
      await store.claimKey(key({ key: "K" }), NOW_MS),
    ]).toEqual([{ kind: "claimed" }, { kind: "underway", ...use }, { kind: "claimed" }, { kind: "claimed" }]);
    await store.keepKey(key());
    expect([
      await store.claimKey(key({ hash: "other" }), NOW_MS + 2 * CLAIM_MS),
      await store.findByKey("guest_one", "k"),
      await store.findByKey("guest_one", "x"),
    ]).toEqual([{ kind: "taken", ...use }, use, null]);
  });

  test("a dropped claim leaves its key free, and what was kept is not dropped any more", async () => {
    const store = await open();
    await store.claimKey(key(), NOW_MS);
    await store.dropKey(key());
    expect([await store.findByKey("guest_one", "k"), await store.claimKey(key(), NOW_MS)]).toEqual([
      null,
      { kind: "claimed" },
    ]);
    await store.keepKey(key());
    await store.dropKey(key());
    expect((await store.claimKey(key(), NOW_MS)).kind).toBe("taken");
  });

  test("a claim whose process is gone is another's after a minute, and no longer its own", async () => {
    const store = await open();
    await store.claimKey(key(), NOW_MS);
    const next = key({ hash: "next", runId: sampleId(2) });
    const claim = async (afterMs: number) => (await store.claimKey(next, NOW_MS + afterMs)).kind;
    expect([await claim(CLAIM_MS - 1), await claim(CLAIM_MS)]).toEqual(["underway", "claimed"]);
    await store.keepKey(key());
    await store.dropKey(key());
    expect(await store.claimKey(next, NOW_MS + CLAIM_MS)).toEqual({
      ...{ kind: "underway", id: sampleId(2), hash: "next" },
    });
  });
}

function sharesKeysWithRuns(open: () => Promise<RunStore>): void {
  test("a key that made a run is taken for all else, and one that asked for more makes no run", async () => {
    const store = await open();
    const run = sampleRun(1, { idempotency: { key: "k", hash: "run" } });
    await store.create(run);
    await store.claimKey(key({ key: "more" }), NOW_MS);
    const other = sampleRun(2, { idempotency: { key: "more", hash: "run" } });
    expect([
      await store.claimKey(key(), NOW_MS),
      await store.create(other),
      await store.find(sampleId(2)),
    ]).toEqual([
      { kind: "taken", id: sampleId(1), hash: "run" },
      { kind: "key-taken", id: sampleId(1), hash: "h" },
      null,
    ]);
  });

  test("of a run and a call for more at once with one key, one has it", async () => {
    const store = await open();
    for (let n = 1; n <= 10; n += 1) {
      const [created, claimed] = await Promise.all([
        store.create(sampleRun(n, { idempotency: { key: `k${n}`, hash: "run" } })),
        store.claimKey(key({ key: `k${n}` }), NOW_MS),
      ]);
      expect([created.kind === "created", claimed.kind === "claimed"].filter((won) => won).length).toBe(1);
    }
  });

  test("keys go with their run", async () => {
    const store = await open();
    await store.create(sampleRun(1, { idempotency: { key: "run", hash: "h" } }));
    await store.claimKey(key(), NOW_MS);
    await store.keepKey(key());
    await store.delete(sampleId(1));
    expect([
      await store.findByKey("guest_one", "run"),
      await store.findByKey("guest_one", "k"),
      (await store.claimKey(key({ key: "run" }), NOW_MS)).kind,
    ]).toEqual([null, null, "claimed"]);
  });
}
