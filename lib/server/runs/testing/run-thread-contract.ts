import { expect, test } from "vitest";
import type { AnswerPick } from "@/lib/fusion/run-request";
import { NO_FILTER, type RunStore } from "@/lib/server/runs/run-store";
import { sampleId, sampleRequest, sampleRun } from "./sample-run";

const all = { ...NO_FILTER, ownerId: "guest_one", after: null, limit: 100 };

/** What every run store knows of conversations. `open` gives an empty one. */
export function describeRunThreads(open: () => Promise<RunStore>): void {
  const follow = (n: number, parent: number, pick: AnswerPick = "fused") =>
    sampleRun(n, { request: { ...sampleRequest, followUp: { run: sampleId(parent), pick } } });
  const steps = async (store: RunStore, n: number) =>
    (await store.readThread(sampleId(n))).map(({ id, parentId, pick }) => [id, parentId, pick]);

  test("a thread is the runs that follow one another up, oldest first, read from any of them", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    await store.create(follow(2, 1));
    await store.create(sampleRun(3));
    await store.create(follow(4, 2, "B"));
    await store.create(follow(5, 1, "A"));
    const thread = [
      [sampleId(1), null, null],
      [sampleId(2), sampleId(1), "fused"],
      [sampleId(4), sampleId(2), "B"],
      [sampleId(5), sampleId(1), "A"],
    ];
    for (const n of [1, 2, 4, 5]) expect(await steps(store, n)).toEqual(thread);
    expect(await steps(store, 3)).toEqual([[sampleId(3), null, null]]);
    expect(await steps(store, 9)).toEqual([]);
  });

  test("the list says which step a run is, and nothing of one that is alone", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    await store.create(follow(2, 1));
    await store.create(sampleRun(3));
    expect((await store.list(all)).map(({ id, thread }) => [id, thread])).toEqual([
      [sampleId(3), undefined],
      [sampleId(2), { step: 2, of: 2 }],
      [sampleId(1), { step: 1, of: 2 }],
    ]);
  });

  test("a step whose predecessor is deleted stays, and the rest stays together", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    await store.create(follow(2, 1));
    await store.create(follow(3, 2));
    await store.delete(sampleId(2));
    expect(await steps(store, 3)).toEqual([
      [sampleId(1), null, null],
      [sampleId(3), sampleId(2), "fused"],
    ]);
  });
}
