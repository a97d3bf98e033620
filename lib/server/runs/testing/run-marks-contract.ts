import { expect, test } from "vitest";
import { NO_FILTER, type RunStore } from "@/lib/server/runs/run-store";
import { SAMPLE_CLIENT, SAMPLE_STARTED_AT_MS, sampleId, sampleRun } from "./sample-run";

const all = { ...NO_FILTER, ownerId: "guest_one", after: null, limit: 100 };

/** What every run store keeps of its owners' notes. `open` gives an empty one. */
export function describeRunMarks(open: () => Promise<RunStore>): void {
  test("changes what is given and leaves the rest", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    const steps = [
      { title: "Sky", note: "Look again", starredAtMs: SAMPLE_STARTED_AT_MS, tags: ["b", "a", "b"] },
      { note: null },
      { starredAtMs: null, tags: [] },
    ];
    const seen = [await store.findMarks(sampleId(1))];
    for (const step of steps) {
      expect(await store.mark(sampleId(1), step)).toBe(true);
      seen.push(await store.findMarks(sampleId(1)));
    }
    expect(seen).toEqual([
      { title: null, note: null, starredAtMs: null, tags: [] },
      { title: "Sky", note: "Look again", starredAtMs: SAMPLE_STARTED_AT_MS, tags: ["a", "b"] },
      { title: "Sky", note: null, starredAtMs: SAMPLE_STARTED_AT_MS, tags: ["a", "b"] },
      { title: "Sky", note: null, starredAtMs: null, tags: [] },
    ]);
  });

  test("shows the marks in the list", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    await store.mark(sampleId(1), { title: "Sky", note: "n", starredAtMs: 1, tags: ["b", "a"] });
    expect((await store.list(all))[0]).toMatchObject({
      title: "Sky",
      hasNote: true,
      starred: true,
      tags: ["a", "b"],
      shared: false,
    });
  });

  test("counts an owner's tags, and forgets them with their runs", async () => {
    const store = await open();
    for (const n of [1, 2]) await store.create(sampleRun(n));
    await store.create(sampleRun(3, { ownerId: "guest_two" }));
    await store.mark(sampleId(1), { tags: ["physics", "art"] });
    await store.mark(sampleId(2), { tags: ["physics"] });
    await store.mark(sampleId(3), { tags: ["theirs"] });
    const before = await store.listTags("guest_one");
    await store.delete(sampleId(1));
    expect([before, await store.listTags("guest_one")]).toEqual([
      [
        { tag: "art", runs: 1 },
        { tag: "physics", runs: 2 },
      ],
      [{ tag: "physics", runs: 1 }],
    ]);
  });

  test("tells which program asked, and what it said", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    await store.create(sampleRun(2, { client: SAMPLE_CLIENT }));
    const found = [1, 2, 3].map((n) => store.findClient(sampleId(n)));
    expect(await Promise.all(found)).toEqual([null, SAMPLE_CLIENT, null]);
    expect((await store.list(all)).map(({ source }) => source)).toEqual(["api", "page"]);
  });

  test("knows nothing of a run that is not there", async () => {
    const store = await open();
    expect([await store.findMarks(sampleId(1)), await store.mark(sampleId(1), { title: "x" })]).toEqual([
      null,
      false,
    ]);
  });
}
