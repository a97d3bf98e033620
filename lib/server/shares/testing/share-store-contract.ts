import { expect, test } from "vitest";
import type { RunStore } from "@/lib/server/runs/run-store";
import {
  completedEvent,
  foldEvents,
  SAMPLE_STARTED_AT_MS,
  sampleEvents,
  sampleId,
  sampleRun,
} from "@/lib/server/runs/testing/sample-run";
import type { ShareRecord, ShareStore } from "@/lib/server/shares/share-store";

const sample = (n: number, more: Partial<ShareRecord> = {}): ShareRecord => ({
  slug: `slug-${n}`,
  runId: sampleId(n),
  ownerId: "guest_one",
  audience: "link",
  showCosts: false,
  lastSeq: null,
  expiresAtMs: null,
  createdAtMs: SAMPLE_STARTED_AT_MS,
  ...more,
});

/** What every share store does, beside the runs of its own. `open` gives both empty. */
export function describeShareStore(open: () => Promise<{ shares: ShareStore; runs: RunStore }>): void {
  test("keeps a permalink, found by its slug and by its run, one a run", async () => {
    const { shares, runs } = await open();
    await runs.create(sampleRun(1));
    const share = sample(1, { audience: "instance", showCosts: true, expiresAtMs: 1_900_000_000_123 });
    expect([await shares.find("slug-1"), await shares.findOfRun(sampleId(1))]).toEqual([null, null]);
    expect(await shares.create(share)).toBe(true);
    expect(await shares.find("slug-1")).toEqual(share);
    expect(await shares.findOfRun(sampleId(1))).toEqual(share);
    expect(await shares.create(sample(1, { slug: "slug-2" }))).toBe(false);
    expect(await shares.find("slug-2")).toBeNull();
  });

  test("changes what may be changed and nothing else, and is gone once deleted", async () => {
    const { shares, runs } = await open();
    await runs.create(sampleRun(1));
    await shares.create(sample(1, { lastSeq: 7 }));
    const settings = { audience: "instance" as const, showCosts: true, expiresAtMs: 1_900_000_000_000 };
    expect([await shares.change(sampleId(1), settings), await shares.change(sampleId(2), settings)]).toEqual([
      true,
      false,
    ]);
    expect(await shares.find("slug-1")).toEqual(sample(1, { lastSeq: 7, ...settings }));
    expect([await shares.delete(sampleId(1)), await shares.delete(sampleId(1))]).toEqual([true, false]);
    expect(await shares.find("slug-1")).toBeNull();
  });

  test("the end of the session that it follows cuts it, once; one that was cut before stays", async () => {
    const { shares, runs } = await open();
    for (const n of [1, 2]) await runs.create(sampleRun(n));
    await shares.create(sample(1));
    await shares.create(sample(2, { lastSeq: 1 }));
    const events = [...sampleEvents(1, 3), completedEvent(4)];
    const end = { state: foldEvents(events), outcome: null, endedAtMs: SAMPLE_STARTED_AT_MS };
    for (const n of [1, 2]) {
      const batch = { runId: sampleId(n), workerId: "host:1:worker" };
      await runs.append({ ...batch, events: events.slice(0, 3), end: null });
      expect((await shares.findOfRun(sampleId(n)))?.lastSeq).toBe(n === 1 ? null : 1);
      await runs.append({ ...batch, events: events.slice(3), end });
    }
    const lastSeqs = async () => [
      (await shares.find("slug-1"))?.lastSeq,
      (await shares.find("slug-2"))?.lastSeq,
    ];
    expect(await lastSeqs()).toEqual([4, 1]);
    await shares.cut(sampleId(1), 9);
    expect(await lastSeqs()).toEqual([4, 1]);
  });
}
