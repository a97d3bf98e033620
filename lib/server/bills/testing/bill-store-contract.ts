import { expect, test } from "vitest";
import type { BillStore, PendingBill } from "@/lib/server/bills/bill-store";

export const sampleBill = (generationId: string, more: Partial<PendingBill> = {}): PendingBill => ({
  generationId,
  ownerId: "guest_one",
  runId: "run-1",
  model: "openrouter/acme/one",
  tries: 0,
  nextTryAtMs: 1_000,
  ...more,
});

export function describeBillStore(open: () => Promise<BillStore>): void {
  test("gives those that are due, the longest due first, and no more than asked for", async () => {
    const store = await open();
    await store.add([
      sampleBill("gen-later", { nextTryAtMs: 3_000 }),
      sampleBill("gen-second", { nextTryAtMs: 1_900_000_000_002 }),
      sampleBill("gen-first", { nextTryAtMs: 1_900_000_000_001 }),
    ]);
    expect(await store.findDue(2_000, 10)).toEqual([]);
    const due = await store.findDue(1_900_000_000_005, 2);
    expect(due.map(({ generationId }) => generationId)).toEqual(["gen-later", "gen-first"]);
    expect(due[1]).toEqual(sampleBill("gen-first", { nextTryAtMs: 1_900_000_000_001 }));
  });

  test("keeps one that is there already as it is", async () => {
    const store = await open();
    await store.add([sampleBill("gen-a")]);
    await store.postpone({ generationId: "gen-a", tries: 3, nextTryAtMs: 1_500 });
    await store.add([sampleBill("gen-a"), sampleBill("gen-b")]);
    expect(await store.findDue(2_000, 10)).toEqual([
      sampleBill("gen-b"),
      sampleBill("gen-a", { tries: 3, nextTryAtMs: 1_500 }),
    ]);
  });

  test("forgets what is removed, and minds neither a second removal nor a postponement of it", async () => {
    const store = await open();
    await store.add([sampleBill("gen-a")]);
    await store.remove("gen-a");
    await store.remove("gen-a");
    await store.postpone({ generationId: "gen-a", tries: 1, nextTryAtMs: 0 });
    expect(await store.findDue(2_000, 10)).toEqual([]);
  });
}
