import { expect, test } from "vitest";
import { NO_FILTER, type RunStore } from "@/lib/server/runs/run-store";
import {
  completedEvent,
  foldEvents,
  SAMPLE_STARTED_AT_MS,
  sampleEvents,
  sampleId,
  sampleRequest,
  sampleRun,
} from "./sample-run";

const all = { ...NO_FILTER, ownerId: "guest_one", after: null, limit: 100 };

/** What every run store's list does. `open` gives an empty one. */
export function describeRunList(open: () => Promise<RunStore>): void {
  test("shows a row as its end left it", async () => {
    const store = await open();
    await store.create(
      sampleRun(1, { profile: "quality", request: { ...sampleRequest, prompt: "x".repeat(500) } }),
    );
    const events = [...sampleEvents(1, 1), completedEvent(2)];
    const end = {
      state: foldEvents(events),
      outcome: "Merged from A and B",
      endedAtMs: SAMPLE_STARTED_AT_MS,
    };
    await store.append({ runId: sampleId(1), workerId: "host:1:worker", events, end });
    expect(await store.list(all)).toEqual([
      {
        id: sampleId(1),
        ownerId: "guest_one",
        status: "completed",
        startedAtMs: SAMPLE_STARTED_AT_MS + 1,
        lastSeq: 2,
        lease: null,
        promptHead: "x".repeat(200),
        title: null,
        starred: false,
        tags: [],
        hasNote: false,
        shared: false,
        profile: "quality",
        source: "page",
        mode: "merge",
        memberNames: ["A model", "B model"],
        outcome: "Merged from A and B",
        fusedAs: null,
        costMicroUsd: 1230,
        costAtLeastMicroUsd: null,
        costSource: "computed",
        wallMs: 1480,
      },
    ]);
  });

  test("pages newest first through runs of the same millisecond, each once, and only the owner's", async () => {
    const store = await open();
    for (let n = 1; n <= 7; n += 1)
      await store.create(sampleRun(n, { startedAtMs: SAMPLE_STARTED_AT_MS + Math.floor(n / 3) }));
    await store.create(sampleRun(8, { ownerId: "guest_two" }));
    const seen: string[] = [];
    for (let page = await store.list({ ...all, limit: 2 }); page.length > 0; ) {
      seen.push(...page.map(({ id }) => id));
      page = await store.list({ ...all, limit: 2, after: page.at(-1) ?? null });
    }
    expect(seen).toEqual([6, 7, 3, 4, 5, 1, 2].map(sampleId));
  });

  test("answers a cursor of the farthest year with an empty page or a whole one, and not with a failure", async () => {
    const store = await open();
    await store.create(sampleRun(1));
    const after = { startedAtMs: 99_999_999_999_999, id: sampleId(1) };
    expect((await store.list({ ...all, after })).map(({ id }) => id)).toEqual([sampleId(1)]);
  });
}
