import { expect, test } from "vitest";
import {
  BENCH_SCRIPTS,
  type Bench,
  codeOf,
  collect,
  createBench,
  OWNER,
  requireValue,
} from "@/lib/server/runs/testing/run-bench";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";
import { SLOT_MS } from "./limit-store";
import { createMemoryLimitStore } from "./memory-limit-store";

const start = (bench: Bench, ownerId = OWNER) =>
  bench.until(bench.service.start(ownerId, { prompt: "Why?" }, null));

/** One token's worth is half of what its owner may have under way. */
const open = (options: Parameters<typeof createBench>[0] = {}) =>
  createBench({ limits: { concurrentRuns: 1 }, ...options });

const hanging = { ...BENCH_SCRIPTS, "lab/a": { kind: "hangs" } as const };

test("of fifty starts at once as many run as may, the others say how many do, and cost nothing", async () => {
  const bench = open({ limits: { concurrentRuns: 3 }, scripts: hanging });
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => start(bench)));
  const refused = outcomes.filter((outcome) => !outcome.ok);
  expect(refused.length).toBe(44);
  expect(refused[0]).toEqual({
    ok: false,
    refusal: {
      code: "too-many-runs",
      detail:
        "6 runs started by you are under way, as many as this server takes at once. Wait until one has ended, or stop one.",
      retryAfterSeconds: 5,
    },
  });
  expect((await bench.store.findUnfinished()).length).toBe(6);
  expect(codeOf(await start(bench, "guest_two"))).toBe("accepted");
});

test("a run that completed makes room", async () => {
  const bench = open();
  const ids = [requireValue(await start(bench)).id, requireValue(await start(bench)).id];
  expect(codeOf(await start(bench))).toBe("too-many-runs");
  await bench.watch(ids[0] as string);
  expect(codeOf(await start(bench))).toBe("accepted");
});

test("so does one that failed, and one that was stopped", async () => {
  const bench = open({ scripts: hanging });
  const [one, two] = [requireValue(await start(bench)).id, requireValue(await start(bench)).id];
  requireValue(await bench.service.stop(OWNER, one, null));
  await bench.watch(one);
  expect([codeOf(await start(bench)), codeOf(await start(bench))]).toEqual(["accepted", "too-many-runs"]);
  requireValue(await bench.until(bench.service.delete(OWNER, two)));
  expect(codeOf(await start(bench))).toBe("accepted");
  const failing = open({
    // biome-ignore lint/correctness/useYield: it breaks before it says anything
    async *runFusion() {
      throw new Error("The engine broke.");
    },
  });
  for (let n = 0; n < 4; n += 1) await failing.watch(requireValue(await start(failing)).id);
  expect(
    (await failing.service.list(OWNER, {}, { after: null, limit: 9 })).items.map((run) => run.status),
  ).toEqual(Array(4).fill("failed"));
});

test("a start that is refused holds nothing, nor one that cannot be stored, nor a repeat", async () => {
  const full = open({ maxLive: 0 });
  for (let n = 0; n < 4; n += 1) expect(codeOf(await start(full))).toBe("busy");
  const broken = open();
  const { create } = broken.store;
  broken.store.create = async () => {
    throw new Error("The disk is full.");
  };
  for (let n = 0; n < 4; n += 1) await expect(start(broken)).rejects.toThrow("could not be stored");
  broken.store.create = create;
  const again = () => broken.until(broken.service.start(OWNER, { prompt: "Why?" }, "key"));
  for (let n = 0; n < 4; n += 1) expect(codeOf(await again())).toBe("accepted");
  expect(codeOf(await start(broken))).toBe("accepted");
});

test("what is asked of a run under way needs no more room, and of one that has ended as much as a new one", async () => {
  const bench = open({
    scripts: { ...BENCH_SCRIPTS, "lab/a": { kind: "says", pieces: ["Slow."], everyMs: 5_000 } },
  });
  const ended = await bench.start();
  await bench.watch(ended);
  await bench.start();
  const live = await bench.start();
  const ask = (runId: string) => bench.until(bench.service.fuse(OWNER, runId, {}));
  expect([codeOf(await ask(live)), codeOf(await ask(ended))]).toEqual(["accepted", "too-many-runs"]);
  await bench.watch(live);
  // Judged at once, it ended before the other: one more has room.
  expect([codeOf(await ask(ended)), codeOf(await start(bench))]).toEqual(["accepted", "too-many-runs"]);
});

test("the runs of a crashed process count for half a minute, those of a living one for as long as it renews them", async () => {
  const store = createMemoryLimitStore();
  const limits = { concurrentRuns: 1, store };
  const crashed = open({ limits, scripts: hanging, workerId: "host:1:crashed" });
  const living = open({ limits, scripts: hanging, workerId: "host:2:living", clock: crashed.clock });
  await crashed.start();
  await living.start();
  expect(codeOf(await start(living))).toBe("too-many-runs");
  const wait = crashed.clock.sleep(SLOT_MS - 1, new AbortController().signal);
  await crashed.until(wait);
  await living.deps.slots.renew();
  await crashed.until(crashed.clock.sleep(1, new AbortController().signal));
  expect([codeOf(await start(living)), codeOf(await start(living))]).toEqual(["accepted", "too-many-runs"]);
});

test("a run that is not stored has its room until its reader is done, or gone before reading", async () => {
  const bench = open({ limits: { concurrentRuns: 1 } });
  const grant: TokenGrant = {
    ...{ id: "tok_one", name: "CI", scopes: ["run"], profiles: null, models: null },
    ...{ dailyCapMicroUsd: null, monthlyCapMicroUsd: null },
  };
  const perform = (signal = new AbortController().signal) =>
    bench.until(bench.service.perform(OWNER, { prompt: "Why?" }, { client: null, grant }, signal));
  const leaving = new AbortController();
  requireValue(await perform(leaving.signal));
  expect(codeOf(await perform())).toBe("too-many-runs");
  leaving.abort();
  const events = requireValue(await perform());
  expect(codeOf(await perform())).toBe("too-many-runs");
  await bench.until(collect(events));
  expect(codeOf(await perform())).toBe("accepted");
});
