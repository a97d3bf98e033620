import { expect, test } from "vitest";
import { NO_FILTER, type RunFilter, type RunStore } from "@/lib/server/runs/run-store";
import { parseSearch } from "@/lib/server/runs/search/parse-search";
import { storeEndedRun } from "./ended-run";
import { SAMPLE_CLIENT, SAMPLE_STARTED_AT_MS, sampleId, sampleRun } from "./sample-run";

const all = { ...NO_FILTER, ownerId: "guest_one", after: null, limit: 100 };

/** What every run store's filters do. `open` gives an empty one. */
export function describeRunFilters(open: () => Promise<RunStore>): void {
  const cases: [string, Partial<RunFilter>, number[]][] = [
    ["mode", { mode: "debate" }, [3]],
    ["profile", { profile: "budget" }, [2]],
    ["a member's model", { model: "lab/c" }, [3]],
    ["the judge that served", { model: "lab/j" }, [4, 3, 2]],
    ["a model that none had", { model: "lab" }, []],
    ["from", { fromMs: SAMPLE_STARTED_AT_MS + 3 }, [5, 4, 3]],
    ["to", { toMs: SAMPLE_STARTED_AT_MS + 2 }, [2, 1]],
    ["from and to", { fromMs: SAMPLE_STARTED_AT_MS + 2, toMs: SAMPLE_STARTED_AT_MS + 3 }, [3, 2]],
    ["at least", { minCostMicroUsd: 20_000 }, [5, 3]],
    ["at most", { maxCostMicroUsd: 20_000 }, [3, 2]],
    ["starred", { starred: true }, [4, 2]],
    ["not starred", { starred: false }, [5, 3, 1]],
    ["under way, and waiting to be", { status: "running" }, [1]],
    ["failed", { status: "failed" }, [4]],
    ["stopped", { status: "stopped" }, [5]],
    ["a tag", { tag: "physics" }, [3, 2]],
    ["a tag in another case", { tag: "Physics" }, []],
    ["not shared", { shared: false }, [5, 4, 3, 2, 1]],
    ["shared", { shared: true }, []],
    ["asked on a page", { source: "page" }, [5, 4, 1]],
    ["asked by the API", { source: "api" }, [2]],
    ["asked as an MCP tool", { source: "mcp" }, [3]],
    ["several at once", { tag: "physics", mode: "merge", maxCostMicroUsd: 15_000 }, [2]],
    ["several with a search", { search: parseSearch("sky"), model: "lab/j", starred: true }, [4, 2]],
  ];

  test.each(cases)("lists by %s", async (_, filter, expected) => {
    const store = await open();
    await fill(store);
    const found = await store.list({ ...all, ...filter });
    expect(found.map(({ id }) => id)).toEqual(expected.map(sampleId));
  });

  findsFailedJudges(open);

  test("pages through what a filter leaves", async () => {
    const store = await open();
    await fill(store);
    const query = { ...all, model: "lab/j", limit: 2 };
    const first = await store.list(query);
    const second = await store.list({ ...query, after: first.at(-1) ?? null });
    expect([first, second].map((page) => page.map(({ id }) => id))).toEqual([
      [sampleId(4), sampleId(3)],
      [sampleId(2)],
    ]);
  });
}

function findsFailedJudges(open: () => Promise<RunStore>): void {
  test("finds a run whose judge failed with what failed, though its answers are there", async () => {
    const store = await open();
    await storeEndedRun(store, 1);
    await storeEndedRun(store, 2, { judgeFailed: true });
    await storeEndedRun(store, 3, { end: "run.failed" });
    const found = async (status: RunFilter["status"]) =>
      (await store.list({ ...all, status })).map(({ id, fusedAs }) => [id, fusedAs]);
    expect(await found("failed")).toEqual([
      [sampleId(3), null],
      [sampleId(2), "judge-failed"],
    ]);
    expect(await found("completed")).toEqual([[sampleId(1), null]]);
  });
}

/** 1 is under way, 2 cheap and a program's, 3 dear, a debate and a tool's, 4 failed at an unknown cost, 5 stopped before anyone judged; 6 is someone else's. */
async function fill(store: RunStore): Promise<void> {
  await store.create(sampleRun(1));
  await storeEndedRun(store, 2, { profile: "budget", usd: 0.01, client: SAMPLE_CLIENT });
  const pool = [{ model: "lab/a" }, { model: "lab/c" }];
  await storeEndedRun(store, 3, {
    ...{ asked: { mode: "debate", pool }, usd: 0.02 },
    client: { ...SAMPLE_CLIENT, source: "mcp" },
  });
  await storeEndedRun(store, 4, { end: "run.failed", usd: null });
  await storeEndedRun(store, 5, { end: "run.stopped", usd: 0.5, asked: { pool: [] }, isJudged: false });
  await storeEndedRun(store, 6, { ownerId: "guest_two", profile: "budget", client: SAMPLE_CLIENT });
  await store.mark(sampleId(2), { starredAtMs: SAMPLE_STARTED_AT_MS, tags: ["physics", "old"] });
  await store.mark(sampleId(3), { tags: ["physics"] });
  await store.mark(sampleId(4), { starredAtMs: SAMPLE_STARTED_AT_MS });
  await store.mark(sampleId(6), { starredAtMs: SAMPLE_STARTED_AT_MS, tags: ["physics"] });
}
