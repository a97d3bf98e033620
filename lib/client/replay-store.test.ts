import { expect, test } from "vitest";
import type { RunEvent } from "@/lib/fusion/run-events";
import { createReplayStore, replayTimes } from "./replay-store";
import { sharedRun } from "./run-access";

const delta = (seq: number, at: number): RunEvent => ({
  seq,
  at,
  type: "candidate.delta",
  candidate: "A",
  text: `${seq} `,
});
const end = (seq: number, at: number): RunEvent => ({
  ...{ seq, at, type: "run.completed", cost: { usd: null, source: "unknown" } },
  timings: { wallMs: at, slowestMemberMs: null, ratio: null },
});
const started = {
  ...{ seq: 1, at: 0, type: "run.started", why: "new", id: "slug", createdAt: "2026-11-20T09:00:00.000Z" },
  request: { prompt: "p", mode: "merge", pool: [{ model: "lab/a" }] },
} as unknown as RunEvent;
const events = [started, delta(2, 100), delta(3, 300), delta(4, 1_000), end(5, 1_200)];

function createBench(played = events) {
  let nowMs = 5_000;
  let frame: (() => void) | null = null;
  const store = createReplayStore(
    { runId: "slug", access: sharedRun("slug", false), events: played },
    {
      now: () => nowMs,
      onFrame(callback) {
        frame = callback;
        return () => {
          frame = null;
        };
      },
    },
  );
  const close = store.open();
  return {
    store,
    close,
    pass(ms: number) {
      nowMs += ms;
      const due = frame;
      frame = null;
      due?.();
    },
    idle: () => frame === null,
    text: () => store.getState().run?.candidates[0]?.text,
    clock: () => nowMs - (store.getState().originMs ?? Number.NaN),
  };
}

test("events come when they came, and the run stands at the end", () => {
  const { store, pass, text, idle } = createBench();
  expect([text(), store.getState().run?.status]).toEqual(["", "running"]);
  pass(99);
  expect(text()).toBe("");
  pass(1);
  expect(text()).toBe("2 ");
  pass(900);
  expect(text()).toBe("2 3 4 ");
  pass(200);
  expect([store.getState().run?.status, store.getState().stream.kind, idle()]).toEqual([
    "completed",
    "ended",
    true,
  ]);
  expect(store.replay.getState()).toEqual({ playing: false, speed: 1, positionMs: 1_200, endMs: 1_200 });
});

test("it is hurried, paused and skipped, and the columns' clock goes with it", () => {
  const { store, pass, text, idle, clock } = createBench();
  store.setSpeed(4);
  pass(75);
  expect([text(), clock()]).toEqual(["2 3 ", 300]);
  store.setPlaying(false);
  pass(10_000);
  expect([text(), clock(), idle()]).toEqual(["2 3 ", 300, true]);
  store.setPlaying(true);
  pass(0);
  store.setSpeed(1);
  pass(100);
  expect(text()).toBe("2 3 ");
  store.skip();
  expect([text(), store.getState().run?.status]).toEqual(["2 3 4 ", "completed"]);
  store.setPlaying(true);
  expect(store.replay.getState().playing).toBe(false);
});

test("nobody waits a day for the next session", () => {
  const played = [...events, { ...started, seq: 6, at: 90_000_000 }, end(7, 90_000_500)];
  expect(replayTimes(played as RunEvent[])).toEqual([0, 100, 300, 1_000, 1_200, 2_200, 2_700]);
});

test("what is closed goes on no more", () => {
  const { close, pass, text, idle } = createBench();
  close();
  pass(5_000);
  expect([text(), idle()]).toEqual(["", true]);
});
