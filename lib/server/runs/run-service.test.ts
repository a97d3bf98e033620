import { expect, test } from "vitest";
import { BENCH_SCRIPTS, codeOf, createBench, OWNER, requireValue, settle } from "./testing/run-bench";
import { foldEvents } from "./testing/sample-run";

const prompt = "Why is the sky blue?";

test("a run is started, watched to its end, and then read back as the same state", async () => {
  const bench = createBench();
  const id = await bench.start();
  const events = await bench.watch(id);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  expect(requireValue(await bench.service.get(OWNER, id))).toEqual(foldEvents(events));
  expect(foldEvents(events)).toMatchObject({
    id,
    status: "completed",
    candidates: [{ text: "Light scatters in air." }, { text: "Rayleigh scattering." }],
  });
});

test("a run is under way before anyone watches, and nobody needs to", async () => {
  const bench = createBench();
  const id = await bench.start();
  expect(requireValue(await bench.service.get(OWNER, id)).status).toBe("running");
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.reject(new Error("It is not live.")));
  expect(requireValue(await bench.service.get(OWNER, id)).status).toBe("completed");
});

test("a key that comes again with the same body is the same run, and with another body a conflict", async () => {
  const bench = createBench();
  const start = (body: { prompt: string }, owner = OWNER) =>
    bench.until(bench.service.start(owner, body, "key-1"));
  const outcomes = await bench.until(Promise.all([start({ prompt }), start({ prompt }), start({ prompt })]));
  const ids = new Set(outcomes.map((outcome) => requireValue(outcome).id));
  expect([ids.size, requireValue(await start({ prompt })).id]).toEqual([1, [...ids][0]]);
  expect([
    codeOf(await start({ prompt: "Another" })),
    codeOf(await start({ prompt: "Another" }, "guest_two")),
  ]).toEqual(["idempotency-conflict", "accepted"]);
  const list = await bench.service.list(OWNER, {}, { after: null, limit: 10 });
  expect(list.items.length).toBe(1);
});

test("no more runs than there is room for are live at once", async () => {
  const bench = createBench({ maxLive: 2 });
  const outcomes = await bench.until(
    Promise.all([1, 2, 3].map(() => bench.service.start(OWNER, { prompt }, null))),
  );
  expect(outcomes.map(codeOf)).toEqual(["accepted", "accepted", "busy"]);
  expect(outcomes[2]).toMatchObject({ refusal: { retryAfterSeconds: 5 } });
});

test("a stop ends the run as stopped and keeps what was said", async () => {
  const bench = createBench();
  const id = await bench.start();
  bench.clock.advance();
  await settle();
  expect(codeOf(await bench.service.stop(OWNER, id, null))).toBe("accepted");
  const events = await bench.watch(id);
  expect([events.at(-1)?.type, foldEvents(events).candidates[0]?.text]).toEqual(["run.stopped", "Light "]);
  expect(codeOf(await bench.service.stop(OWNER, id, null))).toBe("not-running");
});

test("what two tabs ask for right after a stop is done once, by the next session, and not lost with the stopped one", async () => {
  const bench = createBench();
  const id = await bench.start();
  expect(codeOf(await bench.service.stop(OWNER, id, null))).toBe("accepted");
  const asked = await bench.until(
    Promise.all([
      bench.service.fuse(OWNER, id, {}),
      bench.service.retry(OWNER, id, "B"),
      bench.service.retry(OWNER, id, "B"),
    ]),
  );
  expect(asked.map(codeOf)).toEqual(["nothing-to-judge", "accepted", "accepted"]);
  expect(foldEvents(await bench.watch(id)).candidates[1]).toMatchObject({ status: "completed", attempt: 2 });
});

test("a judging that is asked for while the run goes on and accepted just after its end is held", async () => {
  const bench = createBench();
  const id = await bench.start();
  const ended = bench.deps.executor.find(id)?.done;
  const { check } = bench.deps.models;
  bench.deps.models.check = async (...asked) => {
    await ended;
    return check(...asked);
  };
  const judged = bench.service.fuse(OWNER, id, { judge: { models: ["lab/j"] } });
  expect(codeOf(await bench.until(judged))).toBe("accepted");
  expect(foldEvents(await bench.watch(id)).fusions.length).toBe(2);
});

test("a stop of one candidate leaves the others speaking", async () => {
  const bench = createBench();
  const id = await bench.start();
  expect(codeOf(await bench.service.stop(OWNER, id, "B"))).toBe("accepted");
  const state = foldEvents(await bench.watch(id));
  expect([state.status, state.candidates.map(({ status }) => status)]).toEqual([
    "completed",
    ["completed", "stopped"],
  ]);
  expect([
    codeOf(await bench.service.stop(OWNER, id, "A")),
    codeOf(await bench.service.stop(OWNER, id, "C")),
  ]).toEqual(["not-running", "not-found"]);
});

test("a retry opens an ended run again, for those who watched to its end too", async () => {
  let attempt = 0;
  const bench = createBench({
    scripts: {
      ...BENCH_SCRIPTS,
      "lab/a": () => {
        attempt += 1;
        return attempt === 1
          ? { kind: "fails", reason: "overloaded" }
          : { kind: "says", pieces: ["Better now."] };
      },
    },
  });
  const id = await bench.start();
  const first = await bench.watch(id);
  expect(codeOf(await bench.service.retry(OWNER, id, "A"))).toBe("accepted");
  const second = await bench.watch(id, first.length);
  expect(second.slice(0, 2).map(({ type }) => type)).toEqual(["run.started", "candidate.reset"]);
  expect([second[0]?.seq, foldEvents([...first, ...second]).candidates[0]?.text]).toEqual([
    first.length + 1,
    "Better now.",
  ]);
  expect(requireValue(await bench.service.get(OWNER, id))).toEqual(foldEvents([...first, ...second]));
});

test("what cannot be tried again is refused with its reason", async () => {
  const bench = createBench();
  const id = await bench.start({ pool: [{ model: "lab/a" }, { pasted: "Mine.", name: "draft" }] });
  const retry = (label: "A" | "B" | "C") => bench.service.retry(OWNER, id, label).then(codeOf);
  expect([await retry("A"), await retry("B"), await retry("C")]).toEqual([
    "still-running",
    "cannot-answer",
    "not-found",
  ]);
});

test("judging again makes another fusion beside the first, with the pool's answers as they are", async () => {
  const bench = createBench();
  const id = await bench.start();
  await bench.watch(id);
  const calls = bench.models.calls.length;
  expect(codeOf(await bench.service.fuse(OWNER, id, { mode: "best-of", candidates: ["A", "B"] }))).toBe(
    "accepted",
  );
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  const state = requireValue(await bench.service.get(OWNER, id));
  expect(state.fusions.map(({ id: fusion, mode }) => [fusion, mode])).toEqual([
    ["F1", "merge"],
    ["F2", "best-of"],
  ]);
  expect(new Set(bench.models.calls.slice(calls).map(({ model }) => model))).toEqual(new Set(["lab/j"]));
});

test("judging again refuses candidates, judges and runs that it cannot take", async () => {
  const bench = createBench({
    scripts: { "lab/a": { kind: "fails", reason: "refused", served: false }, "lab/j": { kind: "hangs" } },
  });
  const id = await bench.start();
  await bench.watch(id);
  const fuse = async (body: object) => {
    const outcome = await bench.service.fuse(OWNER, id, body);
    return outcome.ok ? "accepted" : [outcome.refusal.code, outcome.refusal.errors?.[0]?.path];
  };
  expect([await fuse({ candidates: ["B"] }), await fuse({})]).toEqual([
    ["invalid-body", "candidates.0"],
    ["nothing-to-judge", undefined],
  ]);
});

test("judging again is refused where the one it names is still answering and the first judging has begun", async () => {
  const bench = createBench({
    scripts: { ...BENCH_SCRIPTS, "lab/c": { kind: "says", pieces: ["At last."], everyMs: 60_000 } },
  });
  const id = await bench.start({ wait: { policy: "quorum", count: 2, graceMs: 0 } });
  const judged = bench.deps.executor.find(id);
  while (judged?.state()?.fusions.length === 0) {
    bench.clock.advance();
    await settle();
  }
  const fuse = (label: string) => bench.service.fuse(OWNER, id, { candidates: [label] });
  expect([codeOf(await fuse("C")), codeOf(await fuse("A"))]).toEqual(["nothing-to-judge", "accepted"]);
});

test("judging again names the judge that cannot judge", async () => {
  const bench = createBench();
  const id = await bench.start();
  await bench.watch(id);
  const outcome = await bench.service.fuse(OWNER, id, { judge: { models: ["lab/j", "lab/a"] } });
  expect(outcome).toMatchObject({
    ok: false,
    refusal: { code: "cannot-judge", errors: [{ path: "judge.models.1" }] },
  });
});

test("a command that meets a run in its last moment is carried out by the next session", async () => {
  const bench = createBench();
  const id = await bench.start();
  const live = bench.deps.executor.find(id);
  live?.mailbox.close();
  const retrying = bench.service.fuse(OWNER, id, {});
  expect(codeOf(await bench.until(retrying))).toBe("accepted");
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  expect(requireValue(await bench.service.get(OWNER, id)).fusions.length).toBe(2);
});

test("deleting stops a run first, and ends the streams of those who watch", async () => {
  const bench = createBench();
  const id = await bench.start();
  const watching = bench.watch(id);
  expect(codeOf(await bench.until(bench.service.delete(OWNER, id)))).toBe("accepted");
  expect((await watching).at(-1)?.type).toBe("run.stopped");
  expect([
    codeOf(await bench.service.get(OWNER, id)),
    codeOf(await bench.service.delete(OWNER, id)),
    bench.deps.executor.find(id),
  ]).toEqual(["not-found", "not-found", null]);
});

test("someone else's run, one that never was, and what is no id get the same refusal from every call", async () => {
  const bench = createBench();
  const id = await bench.start();
  const ask = (runId: string) =>
    Promise.all([
      bench.service.get("guest_two", runId),
      bench.service.delete("guest_two", runId),
      bench.service.stop("guest_two", runId, null),
      bench.service.stop("guest_two", runId, "A"),
      bench.service.retry("guest_two", runId, "A"),
      bench.service.fuse("guest_two", runId, {}),
      bench.service.follow("guest_two", runId, 0, new AbortController().signal),
    ]);
  const [others, never, noId] = [
    await ask(id),
    await ask("run_zzzzzzzzzzzzzzzzzzzzzz"),
    await ask("../../etc"),
  ];
  expect(others.map(codeOf)).toEqual(Array(7).fill("not-found"));
  expect([never, noId]).toEqual([others, others]);
  expect(requireValue(await bench.service.get(OWNER, id)).status).toBe("running");
});

test("a list's row says how the run came out and what it cost", async () => {
  const bench = createBench();
  const id = await bench.start();
  await bench.watch(id);
  expect(await bench.service.list(OWNER, { q: "SKY" }, { after: null, limit: 1 })).toEqual({
    items: [
      {
        id,
        status: "completed",
        prompt,
        title: null,
        starred: false,
        tags: [],
        hasNote: false,
        shared: false,
        profile: "quality",
        source: "page",
        createdAt: "2026-11-20T09:00:00.000Z",
        mode: "merge",
        members: ["lab/a", "lab/b"],
        outcome: "As the judge wrote it: it kept to no format",
        fusedAs: "as-written",
        cost: { usd: 0, source: "computed" },
        wallMs: 60,
        snippet: {
          text: "Why is the sky blue?  Both are right.  Light scatters in air.  Rayleigh scattering.",
          marks: [[11, 14]],
          cut: { before: false, after: false },
        },
      },
    ],
    nextCursor: null,
  });
});
